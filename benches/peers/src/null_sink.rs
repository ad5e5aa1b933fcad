//! html5ever into a sink that keeps nothing: the cost of parsing alone.

use std::borrow::Cow;
use std::rc::Rc;

use html5ever::interface::{ElementFlags, NodeOrText, QuirksMode, TreeSink};
use html5ever::tendril::{StrTendril, TendrilSink};
use html5ever::{Attribute, ExpandedName, QualName, local_name, ns, parse_document};

/// Parses a page and keeps nothing of it.
pub fn parse(html: &str) {
    let sink = NullSink {
        document: Rc::new(QualName::new(None, ns!(), local_name!(""))),
    };
    parse_document(sink, Default::default()).one(html);
}

struct NullSink {
    document: Rc<QualName>,
}

type Node = Rc<QualName>;

impl TreeSink for NullSink {
    type Handle = Node;
    type Output = ();
    type ElemName<'a> = ExpandedName<'a>;

    fn finish(self) {}

    fn get_document(&self) -> Node {
        self.document.clone()
    }

    fn get_template_contents(&self, target: &Node) -> Node {
        target.clone()
    }

    fn same_node(&self, left: &Node, right: &Node) -> bool {
        Rc::ptr_eq(left, right)
    }

    fn elem_name<'a>(&'a self, target: &'a Node) -> ExpandedName<'a> {
        target.expanded()
    }

    fn create_element(&self, name: QualName, _: Vec<Attribute>, _: ElementFlags) -> Node {
        Rc::new(name)
    }

    fn create_comment(&self, _: StrTendril) -> Node {
        self.document.clone()
    }

    fn create_pi(&self, _: StrTendril, _: StrTendril) -> Node {
        self.document.clone()
    }

    fn parse_error(&self, _: Cow<'static, str>) {}
    fn set_quirks_mode(&self, _: QuirksMode) {}
    fn append(&self, _: &Node, _: NodeOrText<Node>) {}
    fn append_before_sibling(&self, _: &Node, _: NodeOrText<Node>) {}
    fn append_based_on_parent_node(&self, _: &Node, _: &Node, _: NodeOrText<Node>) {}
    fn append_doctype_to_document(&self, _: StrTendril, _: StrTendril, _: StrTendril) {}
    fn add_attrs_if_missing(&self, _: &Node, _: Vec<Attribute>) {}
    fn remove_from_parent(&self, _: &Node) {}
    fn reparent_children(&self, _: &Node, _: &Node) {}
}
