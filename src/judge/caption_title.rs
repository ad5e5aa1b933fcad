//! A picture's title, which stands over its caption and says the same in short.

use super::finding::{Finding, Findings};
use super::line::Lines;
use crate::removal::{Reason, Rule};

/// A picture's title stands over its caption and says the same in short.
pub(crate) fn find(read: &Lines, findings: &mut Findings) {
    for (at, pair) in read.lines.windows(2).enumerate() {
        let [title, caption] = pair else { continue };
        let is_caption = findings
            .of(at + 1)
            .is_some_and(|finding| finding.reason == Reason::PhotoCaption);
        if !is_caption || title.words == 0 || title.words > 8 || title.ends_with_stop() {
            continue;
        }
        let caption = read.words_of(caption);
        if read
            .words_of(title)
            .iter()
            .all(|word| caption.contains(word))
        {
            findings.add(at, || {
                Finding::new(Reason::PhotoCaption, Rule::named("structure/caption-title"))
                    .because("the caption below says the same")
            });
        }
    }
}
