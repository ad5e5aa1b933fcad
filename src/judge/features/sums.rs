//! Sums and distances along the lines of a document.

use crate::judge::line::Line;

/// Sums of `of` up to each line; one entry more than lines.
pub(super) fn running(lines: &[Line], of: impl Fn(&Line) -> usize) -> Vec<usize> {
    let mut sums = Vec::with_capacity(lines.len() + 1);
    let mut sum = 0;
    sums.push(0);
    for line in lines {
        sum += of(line);
        sums.push(sum);
    }
    sums
}

/// How many lines ago a long line stood, 99 at most.
pub(super) fn nearest<'l>(lines: impl Iterator<Item = &'l Line>) -> Vec<usize> {
    let mut distance = 98;
    lines
        .map(|line| {
            let here = (distance + 1).min(99);
            distance = if line.is_long() { 0 } else { here };
            here
        })
        .collect()
}
