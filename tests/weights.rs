//! A weights file that is cut short, damaged or forged gives an error or odd marks, never a panic.
#![cfg(feature = "restore")]

use copydesk::{ErrorKind, Restorer};

const WEIGHTS: &[u8] = include_bytes!("../src/restore/weights.bin");
const FLAT: &str = "the ferry to porto azul sank at noon nobody was hurt officials said";

/// Where the header's text ends, and the rest's length, its checksum and itself follow.
fn header_end() -> usize {
    let length = WEIGHTS[20..24].try_into().unwrap();
    24 + u32::from_le_bytes(length) as usize
}

/// The file with another rest, its length and checksum right.
fn forged(rest: &[u8]) -> Vec<u8> {
    let mut file = WEIGHTS[..header_end()].to_vec();
    file.extend((rest.len() as u64).to_le_bytes());
    let hash = rest
        .chunks(8)
        .fold(0xCBF2_9CE4_8422_2325_u64, |hash, chunk| {
            let mut word = [0; 8];
            word[..chunk.len()].copy_from_slice(chunk);
            (hash ^ u64::from_le_bytes(word)).wrapping_mul(0x100_0000_01B3)
        });
    file.extend(hash.to_le_bytes());
    file.extend(rest);
    file
}

fn try_out(file: &[u8]) {
    match Restorer::from_bytes(file) {
        Ok(restorer) => {
            let restored = restorer.restore(FLAT);
            let letters = |text: &str| {
                text.to_lowercase()
                    .replace(|c: char| !c.is_alphanumeric(), "")
            };
            assert_eq!(letters(&restored.text), letters(FLAT));
        }
        Err(error) => assert_eq!(error.kind(), ErrorKind::Data),
    }
}

#[test]
fn forging_gives_the_file_itself_back() {
    let rest = &WEIGHTS[header_end() + 16..];
    assert!(
        forged(rest) == WEIGHTS,
        "the format changed: this test must follow it"
    );
}

#[test]
fn cut_files_are_refused() {
    let ends = (0..64).chain([
        100,
        1000,
        header_end(),
        WEIGHTS.len() / 2,
        WEIGHTS.len() - 1,
    ]);
    for end in ends {
        let error = Restorer::from_bytes(&WEIGHTS[..end]).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::Data, "cut at {end}");
    }
    let rest = &WEIGHTS[header_end() + 16..];
    for end in [0, 3, 16, 24, 1000, rest.len() / 2, rest.len() - 1] {
        try_out(&forged(&rest[..end]));
    }
}

#[test]
fn damage_is_seen() {
    for at in (0..WEIGHTS.len()).step_by(WEIGHTS.len() / 40) {
        let mut file = WEIGHTS.to_vec();
        file[at] ^= 0x41;
        if let Err(error) = Restorer::from_bytes(&file) {
            assert_eq!(error.kind(), ErrorKind::Data);
        } else {
            assert!(at < header_end(), "damage at {at} went unseen");
        }
    }
}

#[test]
fn forged_sizes_and_values_do_no_harm() {
    let rest = &WEIGHTS[header_end() + 16..];
    // The sizes: four of the network, the number of words, the bytes of their list.
    for field in 0..6 {
        for size in [0, 1, 16, 65_536, 65_537, u32::MAX] {
            let mut rest = rest.to_vec();
            rest[4 * field..4 * field + 4].copy_from_slice(&size.to_le_bytes());
            try_out(&forged(&rest));
        }
    }
    for at in (24..rest.len()).step_by(rest.len() / 30) {
        for value in [0, 0x7f, 0xff] {
            let mut rest = rest.to_vec();
            rest[at..(at + 8).min(WEIGHTS.len() - header_end() - 16)].fill(value);
            try_out(&forged(&rest));
        }
    }
}
