//! Which of the three states a text is in.

use crate::article::State;

/// Tells a page from lines from flat text.
pub(crate) fn state(text: &str) -> State {
    let start = text.trim_start();
    if start.starts_with('<') {
        State::Page
    } else if !start.contains('\n') && !start.chars().any(char::is_uppercase) {
        State::Flat
    } else {
        State::Lines
    }
}
