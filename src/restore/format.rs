//! The weights file: read, checked, unpacked.
//!
//! All numbers are little-endian.
//!
//! ```text
//! 16 bytes   "copydesk restore"
//! u32        format version, 1
//! u32, text  header: lines of a name and a value (recipe, words_seen, data, language)
//! u64        length of the rest
//! u64        checksum of the rest: FNV-1a over 8-byte words, zero-padded
//! 4 u32      width, channels, layers, hidden
//! 2 u32      number of words, bytes of the list; the list: sorted, each word the bytes shared with
//!            the last, the number of new ones, and those
//! u16 each   the numbers of the sorted words
//! u8 each    how the word of that number is written: two bits each for lower, Title, UPPER, miXed
//! u32, text  forms of mixed words, one a line
//! 256 f32    scales of table rows
//! tables     words, suffixes, prefixes, shapes, spellings, pairs: a scale's number a row, then two
//!            values a byte, the first in the low half, plus 8
//! layers     enter, window (norm, dense), each recurrence (norm, up, down), last norm, hidden, out:
//!            norms as scale and shift; dense layers as four 6-bit weights in three bytes (row-major,
//!            plus 32), a scale an output, a bias an output; outputs padded to a multiple of 32
//! ```

use super::features::{PAIRS, PREFIXES, SHAPES, SPELLINGS, SUFFIXES};
use super::lexicon::Lexicon;
use super::network::{Layer, Network, Norm, Table};
use crate::dense::{Dense, WEIGHT_LIMIT};
use crate::error::{Error, ErrorKind};

const MAGIC: &[u8; 16] = b"copydesk restore";
const VERSION: u32 = 1;
/// Widths of the six tables' rows.
const WIDTHS: [usize; 6] = [48, 24, 16, 8, 16, 16];
/// Outputs of the four heads, padded to a multiple of 32.
pub(super) const OUTPUTS: usize = 32;
/// No size in a file is larger, so that a wrong one cannot ask for absurd memory.
const LARGEST: usize = 1 << 16;

/// What a weights file holds.
#[derive(Default)]
pub(super) struct Weights {
    pub(super) header: String,
    pub(super) lexicon: Lexicon,
    pub(super) network: Network,
}

fn damaged(what: &str) -> Error {
    let advice = "is the file complete, and was it written by training/restore/export.py?";
    Error::new(
        ErrorKind::Data,
        format!("restore weights: {what}; {advice}"),
    )
}

/// Reads a weights file.
pub(super) fn read(bytes: &[u8]) -> Result<Weights, Error> {
    let mut file = Reader { rest: bytes };
    if file.take(MAGIC.len())? != MAGIC {
        return Err(damaged("the file does not start as one"));
    }
    let version = file.u32()?;
    if version != VERSION {
        let message = format!(
            "restore weights: format version {version}, but this version of copydesk reads {VERSION}"
        );
        return Err(Error::new(ErrorKind::Data, message));
    }
    let header = file.text()?;
    let length = file.u64()?;
    let checksum = file.u64()?;
    if file.rest.len() as u64 != length {
        return Err(damaged(&format!(
            "{} bytes instead of {length} after the header",
            file.rest.len()
        )));
    }
    if hash(file.rest) != checksum {
        return Err(damaged("the checksum is wrong"));
    }
    let weights = read_payload(&mut file, header)?;
    if file.rest.is_empty() {
        Ok(weights)
    } else {
        Err(damaged("bytes are left over"))
    }
}

/// 64-bit FNV-1a over 8-byte words.
fn hash(bytes: &[u8]) -> u64 {
    let (words, rest) = bytes.as_chunks::<8>();
    let mut last = [0; 8];
    for (to, from) in last.iter_mut().zip(rest) {
        *to = *from;
    }
    let last = if rest.is_empty() { None } else { Some(&last) };
    let step = |hash: u64, word: &[u8; 8]| {
        (hash ^ u64::from_le_bytes(*word)).wrapping_mul(0x100_0000_01B3)
    };
    words.iter().chain(last).fold(0xCBF2_9CE4_8422_2325, step)
}

fn read_payload(file: &mut Reader<'_>, header: String) -> Result<Weights, Error> {
    let [width, channels, layers, hidden] =
        [file.size()?, file.size()?, file.size()?, file.size()?];
    let lexicon = read_lexicon(file)?;
    let steps = file.floats(256)?;
    let words = lexicon.rows();
    let rows = [words, SUFFIXES, PREFIXES, SHAPES, SPELLINGS, PAIRS];
    let mut tables = Vec::with_capacity(WIDTHS.len());
    for (rows, width) in rows.into_iter().zip(WIDTHS) {
        tables.push(file.table(rows as usize, width, &steps)?);
    }
    let tables = tables
        .try_into()
        .map_err(|_| damaged("tables are missing"))?;
    let inputs = WIDTHS.iter().sum::<usize>() + WIDTHS.last().copied().unwrap_or(0);
    let enter = file.dense(width, inputs)?;
    let window_norm = file.norm(width)?;
    let window = file.dense(2 * width, 3 * width)?;
    let mut recurrences = Vec::new();
    for _ in 0..layers {
        recurrences.push(Layer {
            norm: file.norm(width)?,
            up: file
                .dense(6 * channels, width)?
                .halves(3)
                .ok_or_else(|| damaged("a recurrence's sizes do not fit"))?,
            down: file.dense(width, 2 * channels)?,
        });
    }
    let last_norm = file.norm(width)?;
    let network = Network {
        words,
        tables,
        enter,
        window_norm,
        window,
        layers: recurrences,
        last_norm,
        hidden: file.dense(hidden, width)?,
        out: file.dense(OUTPUTS, hidden)?,
    };
    Ok(Weights {
        header,
        lexicon,
        network,
    })
}

fn read_lexicon(file: &mut Reader<'_>) -> Result<Lexicon, Error> {
    let count = file.size()?;
    let length = file.u32()? as usize;
    let mut list = Reader {
        rest: file.take(length)?,
    };
    let mut words: Vec<String> = Vec::with_capacity(count);
    let mut last: Vec<u8> = Vec::new();
    for _ in 0..count {
        let (shared, new) = (list.u8()?, list.u8()?);
        last.truncate(usize::from(shared));
        last.extend_from_slice(list.take(usize::from(new))?);
        let word = String::from_utf8(last.clone()).map_err(|_| damaged("a word is not UTF-8"))?;
        words.push(word);
    }
    let mut numbered = Vec::with_capacity(count);
    for word in words {
        let number = u32::from(file.u16()?);
        if number == 0 || number as usize > count {
            return Err(damaged("a word's number is outside the vocabulary"));
        }
        numbered.push((word, number));
    }
    let cases = file.take(count)?.to_vec();
    let forms = file.text()?;
    Ok(Lexicon::new(numbered, cases, &forms))
}

/// Reads from the front of a slice; running out is an error.
struct Reader<'a> {
    rest: &'a [u8],
}

impl<'a> Reader<'a> {
    fn take(&mut self, length: usize) -> Result<&'a [u8], Error> {
        let (taken, rest) = self
            .rest
            .split_at_checked(length)
            .ok_or_else(|| damaged("the file is cut short"))?;
        self.rest = rest;
        Ok(taken)
    }

    fn array<const N: usize>(&mut self) -> Result<[u8; N], Error> {
        self.take(N)?
            .try_into()
            .map_err(|_| damaged("the file is cut short"))
    }

    fn u8(&mut self) -> Result<u8, Error> {
        self.array().map(u8::from_le_bytes)
    }

    fn u16(&mut self) -> Result<u16, Error> {
        self.array().map(u16::from_le_bytes)
    }

    fn u32(&mut self) -> Result<u32, Error> {
        self.array().map(u32::from_le_bytes)
    }

    fn u64(&mut self) -> Result<u64, Error> {
        self.array().map(u64::from_le_bytes)
    }

    fn size(&mut self) -> Result<usize, Error> {
        let size = self.u32()? as usize;
        if size == 0 || size > LARGEST {
            Err(damaged("a size is out of range"))
        } else {
            Ok(size)
        }
    }

    fn text(&mut self) -> Result<String, Error> {
        let length = self.u32()? as usize;
        let bytes = self.take(length)?.to_vec();
        String::from_utf8(bytes).map_err(|_| damaged("a text is not UTF-8"))
    }

    fn floats(&mut self, count: usize) -> Result<Vec<f32>, Error> {
        let bytes = self.take(4 * count)?;
        let floats: Vec<f32> = bytes
            .as_chunks::<4>()
            .0
            .iter()
            .map(|b| f32::from_le_bytes(*b))
            .collect();
        if floats.iter().all(|x| x.is_finite()) {
            Ok(floats)
        } else {
            Err(damaged("a number is not finite"))
        }
    }

    fn table(&mut self, rows: usize, width: usize, steps: &[f32]) -> Result<Table, Error> {
        let scale = self
            .take(rows)?
            .iter()
            .filter_map(|&k| steps.get(usize::from(k)).copied())
            .collect();
        let halves = self.take(rows * width / 2)?.to_vec();
        Ok(Table {
            width,
            halves,
            scale,
        })
    }

    fn norm(&mut self, width: usize) -> Result<Norm, Error> {
        Ok(Norm {
            gamma: self.floats(width)?,
            beta: self.floats(width)?,
        })
    }

    fn dense(&mut self, outputs: usize, inputs: usize) -> Result<Dense, Error> {
        let packed = self.take(outputs * inputs / 4 * 3)?;
        let mut weights = Vec::with_capacity(outputs * inputs);
        for &[a, b, c] in packed.as_chunks::<3>().0 {
            let four = u32::from_le_bytes([a, b, c, 0]);
            weights.extend([0, 6, 12, 18].map(|shift| (four >> shift & 63) as i8 - 32));
        }
        if weights.iter().any(|w| w.abs() > WEIGHT_LIMIT) {
            return Err(damaged("a weight is out of range"));
        }
        let (scale, bias) = (self.floats(outputs)?, self.floats(outputs)?);
        Dense::new(&weights, &scale, &bias).ok_or_else(|| damaged("a layer's sizes do not fit"))
    }
}
