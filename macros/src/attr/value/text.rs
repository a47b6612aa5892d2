//! Texts with places.

use proc_macro2::Literal;
use syn::{Expr, Lit};

use super::{
    expected::literal,
    read::{FromKey, Text},
};
use crate::{
    diag::{Diag, Extent},
    template::{Mistake, Template},
};

/// A text with places, already parsed; `rules/placeholder.rs` reports its mistakes.
#[derive(Debug, Clone)]
pub(crate) struct TemplateText {
    pub(crate) template: Template,
    pub(crate) mistakes: Vec<Mistake>,
    pub(crate) span: Extent,
    literal: Literal,
}

impl TemplateText {
    /// `text` in quotes, as it is written inside the literal.
    pub(crate) fn quoted(&self, text: &str) -> String {
        let is_raw = self.literal.to_string().starts_with('r');
        if is_raw { format!("\"{text}\"") } else { format!("\\\"{text}\\\"") }
    }

    /// The position of `part` of the text: inside the literal where the compiler tells it, which stable rustc does not.
    pub(crate) fn place(&self, part: &str) -> Extent {
        self.place_in("", part)
    }

    /// The position of `part` after the first `before`.
    pub(crate) fn place_in(&self, before: &str, part: &str) -> Extent {
        let source = self.literal.to_string();
        let range = source.find(before).and_then(|start| {
            let start = start + source.get(start..)?.find(part)?;
            Some(start..start + part.len())
        });
        range.and_then(|range| self.literal.subspan(range)).map_or(self.span, Extent::from)
    }
}

impl FromKey for TemplateText {
    fn from_expr(expr: &Expr) -> Result<Self, Diag> {
        let text = Text::from_expr(expr)?;
        let (template, mistakes) = Template::parse(&text.value);
        let literal = match literal(expr) {
            Some(Lit::Str(text)) => text.token(),
            _ => Literal::string(&text.value),
        };
        Ok(TemplateText { template, mistakes, span: text.span, literal })
    }
}
