//! The gate between tokenizer and tree builder: what html5ever would take by the square of its
//! number (depth of nesting, open formatting elements) is held to a limit here.

use std::cell::{Cell, RefCell};

use html5ever::interface::Tracer;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::{Tag as TagToken, TagKind, Token, TokenSink, TokenSinkResult};
use html5ever::tree_builder::{TreeBuilder, TreeBuilderOpts};
use html5ever::{Attribute as BuilderAttribute, LocalName, QualName, local_name, ns};

use super::attribute::{Attribute, AttributeName};
use super::sink::{Handle, Sink};
use super::tree::Tree;
use crate::article::Limit;

/// Formatting elements that may be open at once. The builder opens all of them again in every
/// block; real pages have a handful, and what is left out beyond is bold type, not text.
const OPEN_FORMATTING: usize = 48;

/// Passes tokens to the tree builder, within limits.
pub(super) struct Gate {
    builder: TreeBuilder<Handle, Sink>,
    max_depth: usize,
    /// At least the depth of the builder's open elements; made exact when it reaches the limit.
    depth: Cell<usize>,
    /// Start tags left out since the limit was reached whose end tags are still to come.
    left_out: Cell<usize>,
    formatting: RefCell<Formatting>,
    names: RefCell<NameCache>,
}

impl Gate {
    pub fn new(max_depth: usize, expected_nodes: usize) -> Gate {
        let options = TreeBuilderOpts {
            drop_doctype: true,
            ..TreeBuilderOpts::default()
        };
        Gate {
            builder: TreeBuilder::new(Sink::new(expected_nodes), options),
            max_depth,
            depth: Cell::new(0),
            left_out: Cell::new(0),
            formatting: RefCell::default(),
            names: RefCell::default(),
        }
    }

    pub fn token(&self, token: Token) -> TokenSinkResult<Handle> {
        self.builder.process_token(token, 1)
    }

    pub fn end(&self) {
        let _ = self.token(Token::EOFToken);
        self.builder.end();
    }

    pub fn into_tree(self) -> Tree {
        use html5ever::interface::TreeSink;
        self.builder.sink.finish()
    }

    pub fn in_foreign_content(&self) -> bool {
        self.builder
            .adjusted_current_node_present_but_not_in_html_namespace()
    }

    pub fn keep_json_ld(&self, text: StrTendril) {
        self.builder.sink.keep_json_ld(text);
    }

    pub fn note_noscript(&self, bytes: usize) {
        self.builder.sink.note_noscript(bytes);
    }

    pub fn note_limit(&self, limit: Limit) {
        self.builder.sink.note_limit(limit);
    }

    /// Passes a tag, unless a limit forbids it. `attributes` is emptied.
    pub fn tag(
        &self,
        kind: TagKind,
        name: &str,
        self_closing: bool,
        attributes: &mut Vec<Attribute>,
    ) -> TokenSinkResult<Handle> {
        let name = self.names.borrow_mut().get(name);
        let passes = match kind {
            TagKind::StartTag => self.admits_start(&name),
            TagKind::EndTag => self.admits_end(&name),
        };
        if !passes {
            return TokenSinkResult::Continue;
        }
        let attrs = self.builder_attributes(&name, attributes);
        self.token(Token::TagToken(TagToken {
            kind,
            name,
            self_closing,
            attrs,
            had_duplicate_attributes: false,
        }))
    }

    /// The attributes as the tree builder gets them: those that it reads itself, and an `id` that says where
    /// all of them are in the arena.
    fn builder_attributes(
        &self,
        name: &LocalName,
        attributes: &mut Vec<Attribute>,
    ) -> Vec<BuilderAttribute> {
        if attributes.is_empty() {
            return Vec::new();
        }
        let mut seen = seen_by_builder(name, attributes);
        let ticket = self.builder.sink.keep_attributes(attributes);
        seen.push(builder_attribute(local_name!("id"), ticket));
        seen
    }

    fn admits_start(&self, name: &LocalName) -> bool {
        if is_void(name) {
            return true;
        }
        if self.depth.get() >= self.max_depth {
            self.depth.set(self.open_elements());
        }
        if self.depth.get() >= self.max_depth {
            self.note_limit(Limit::Depth);
            self.left_out.set(self.left_out.get() + 1);
            return false;
        }
        if !self.formatting.borrow_mut().admits_start(name) {
            self.note_limit(Limit::Formatting);
            return false;
        }
        self.depth.set(self.depth.get() + 1);
        true
    }

    fn admits_end(&self, name: &LocalName) -> bool {
        let left_out = self.left_out.get();
        if left_out > 0 {
            self.left_out.set(left_out - 1);
            return false;
        }
        self.formatting.borrow_mut().admits_end(name)
    }

    /// Counts what the builder holds: the open elements and a few more.
    fn open_elements(&self) -> usize {
        struct Count(Cell<usize>);
        impl Tracer for Count {
            type Handle = Handle;
            fn trace_handle(&self, _node: &Handle) {
                self.0.set(self.0.get() + 1);
            }
        }
        let count = Count(Cell::new(0));
        self.builder.trace_handles(&count);
        count.0.get()
    }
}

/// What the builder itself looks at: whether an input in a table is hidden, whether a `font` in
/// foreign content is HTML's, whether MathML holds HTML.
fn seen_by_builder(element: &LocalName, attributes: &[Attribute]) -> Vec<BuilderAttribute> {
    let is_seen: fn(AttributeName) -> bool = match *element {
        local_name!("input") => |name| name == AttributeName::Type,
        local_name!("font") => AttributeName::makes_font_html,
        local_name!("annotation-xml") => |name| name == AttributeName::Encoding,
        _ => return Vec::with_capacity(1),
    };
    attributes
        .iter()
        .filter(|attribute| is_seen(attribute.name))
        .map(|it| builder_attribute(it.name.name().into(), it.value.clone()))
        .collect()
}

fn builder_attribute(name: LocalName, value: StrTendril) -> BuilderAttribute {
    BuilderAttribute {
        name: QualName::new(None, ns!(), name),
        value,
    }
}

/// Counts open formatting elements by name.
#[derive(Default)]
struct Formatting {
    open: usize,
    by_name: [NameCount; 12],
}

#[derive(Clone, Copy, Default)]
struct NameCount {
    open: usize,
    left_out: usize,
}

impl Formatting {
    fn count(&mut self, name: &LocalName) -> Option<&mut NameCount> {
        self.by_name.get_mut(formatting_index(name)?)
    }

    fn admits_start(&mut self, name: &LocalName) -> bool {
        let is_full = self.open >= OPEN_FORMATTING;
        let Some(count) = self.count(name) else {
            return true;
        };
        if is_full {
            count.left_out += 1;
        } else {
            count.open += 1;
            self.open += 1;
        }
        !is_full
    }

    fn admits_end(&mut self, name: &LocalName) -> bool {
        let Some(count) = self.count(name) else {
            return true;
        };
        if count.left_out > 0 {
            count.left_out -= 1;
            return false;
        }
        if count.open > 0 {
            count.open -= 1;
            self.open -= 1;
        }
        true
    }
}

/// The formatting elements of the standard, without `a` and `nobr`, of which the builder itself
/// lets only one be open.
fn formatting_index(name: &LocalName) -> Option<usize> {
    Some(match *name {
        local_name!("b") => 0,
        local_name!("big") => 1,
        local_name!("code") => 2,
        local_name!("em") => 3,
        local_name!("font") => 4,
        local_name!("i") => 5,
        local_name!("s") => 6,
        local_name!("small") => 7,
        local_name!("strike") => 8,
        local_name!("strong") => 9,
        local_name!("tt") => 10,
        local_name!("u") => 11,
        _ => return None,
    })
}

fn is_void(name: &LocalName) -> bool {
    matches!(
        *name,
        local_name!("area")
            | local_name!("base")
            | local_name!("br")
            | local_name!("col")
            | local_name!("embed")
            | local_name!("hr")
            | local_name!("img")
            | local_name!("input")
            | local_name!("link")
            | local_name!("meta")
            | local_name!("param")
            | local_name!("source")
            | local_name!("track")
            | local_name!("wbr")
    )
}

/// Short names to atoms without hashing each anew.
struct NameCache(Vec<(u64, LocalName)>);

impl Default for NameCache {
    fn default() -> NameCache {
        NameCache(vec![(0, LocalName::default()); NameCache::SLOTS])
    }
}

impl NameCache {
    const SLOTS: usize = 128;

    fn get(&mut self, name: &str) -> LocalName {
        let Some(key) = short_key(name) else {
            return LocalName::from(name);
        };
        let slot = (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 57) as usize % NameCache::SLOTS;
        match self.0.get_mut(slot) {
            Some((cached, atom)) if *cached == key => atom.clone(),
            Some(entry) => {
                *entry = (key, LocalName::from(name));
                entry.1.clone()
            }
            None => LocalName::from(name),
        }
    }
}

/// A name of up to eight bytes as a number.
fn short_key(name: &str) -> Option<u64> {
    (1..=8)
        .contains(&name.len())
        .then(|| name.bytes().fold(0, |key, byte| key << 8 | u64::from(byte)))
}
