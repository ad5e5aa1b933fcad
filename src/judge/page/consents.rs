//! The kinds of cookies that a consent window lists: "Necessary", "Analytics", "Marketing". Each alone may be a
//! section of a site; several close together are such a list.

use super::reasons::Reasons;
use super::why::{Place, Why};
use crate::removal::Reason;

/// How far apart the kinds stand, with a description and a switch between them.
const NEAR: usize = 6;
/// Other kinds that make a list of them.
const OTHERS: usize = 2;

/// What consent windows call the kinds, and the states of their switches.
const KINDS: [&str; 66] = [
    "Necessary",
    "Non-necessary",
    "Non necessary",
    "Strictly necessary",
    "Strictly necessary cookies",
    "Essential",
    "Functional",
    "Functionality",
    "Performance",
    "Performance cookies",
    "Functional cookies",
    "Targeting",
    "Targeting cookies",
    "Analytics",
    "Analytical",
    "Statistics",
    "Preferences",
    "Advertisement",
    "Advertising",
    "Marketing",
    "Uncategorized",
    "Unclassified",
    "Others",
    "Other",
    "Social media",
    "Always active",
    "Always enabled",
    "Always on",
    "Notwendig",
    "Notwendige",
    "Essenziell",
    "Funktional",
    "Statistik",
    "Statistiken",
    "Präferenzen",
    "Externe Medien",
    "Immer aktiv",
    "Nécessaire",
    "Nécessaires",
    "Fonctionnel",
    "Fonctionnels",
    "Statistiques",
    "Préférences",
    "Publicité",
    "Toujours actif",
    "Necesarias",
    "Necesario",
    "Funcionales",
    "Analíticas",
    "Estadísticas",
    "Preferencias",
    "Publicidad",
    "Siempre activo",
    "Necessari",
    "Funzionali",
    "Statistiche",
    "Preferenze",
    "Necessários",
    "Estatísticas",
    "Noodzakelijk",
    "Functioneel",
    "Statistieken",
    "Nödvändiga",
    "Nødvendige",
    "Niezbędne",
    "Statystyczne",
];

impl Reasons<'_> {
    /// The reason of a kind of cookies in a list of them.
    pub fn consent(&self, at: usize, place: Place) -> Option<Why> {
        let own = self.kind_of_cookies(at)?;
        let around = at.saturating_sub(NEAR)..=at + NEAR;
        let mut others: Vec<&str> = around
            .filter_map(|at| self.kind_of_cookies(at))
            .filter(|&kind| kind != own)
            .collect();
        others.sort_unstable();
        others.dedup();
        let is_list = others.len() >= OTHERS;
        is_list.then(|| Why::new(Reason::Cookie, "model/cookie", place))
    }

    fn kind_of_cookies(&self, at: usize) -> Option<&'static str> {
        let text = self.candidates.get(at)?.text.trim();
        let is_it = |kind: &&&str| kind.eq_ignore_ascii_case(text);
        KINDS.iter().find(is_it).copied()
    }
}
