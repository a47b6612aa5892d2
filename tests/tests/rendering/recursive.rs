//! Errors that contain errors of their own type.

use std::error::Error;

use error_catalog::ApiError;

/// Contains itself in every role that a field can have, except in a transparent variant: the catalog has to end.
#[derive(Debug, ApiError)]
#[api(status = 409)]
enum Tree<T> {
    #[api(message = "caused")]
    Caused(#[api(source)] Box<Self>),
    #[api(message = "(<0>)", long = "(<0:?>)")]
    Shown(Box<Tree<T>>),
    #[api(message = "[<0...>]")]
    Listed(Vec<Tree<T>>),
    #[api(message = "<0>")]
    Leaf(T),
}

#[test]
fn recursive_types() {
    let leaf = || Box::new(Tree::Leaf(7));
    assert_eq!(Tree::Caused(leaf()).source().map(ToString::to_string).as_deref(), Some("7"));
    assert_eq!(Tree::Shown(leaf()).message().to_string(), "(7)");
    assert_eq!(Tree::Shown(leaf()).text().to_string(), "(Leaf(7))");
    assert_eq!(Tree::Listed(vec![*leaf(), Tree::Shown(leaf())]).to_string(), "[7, (Leaf(7))]");
}

/// Contains itself through a struct.
#[derive(Debug, ApiError)]
#[api(status = 409, message = "node of <children...>")]
struct Node {
    children: Vec<Node>,
}

#[test]
fn recursive_without_parameters() {
    let error = Node { children: vec![Node { children: vec![] }] };
    assert_eq!(error.to_string(), "node of node of ");
}
