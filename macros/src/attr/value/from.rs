//! The sources that a field is made from.

use syn::{Expr, Ident, Meta, Token, Type, parse::ParseStream, spanned::Spanned};

use super::read::{FromKey, List};
use crate::{
    diag::{Diag, Extent},
    items::is_too_deep,
};

/// An item of a field's `from`: the type that is taken, and the function that says which of its values.
#[derive(Debug, Clone)]
pub(crate) struct From {
    /// `None` for the field's own type.
    pub(crate) ty: Option<Type>,
    pub(crate) when: Option<Expr>,
    /// The type, or the key if it stands alone.
    pub(crate) span: Extent,
    pub(crate) key: Extent,
}

/// `from`, `from(A, B)` or `from(A, when = is_b)`.
impl FromKey for List<From> {
    fn from_meta(item: &Meta) -> Result<Self, Diag> {
        let key = Extent::from(item.path().span());
        let Meta::List(list) = item else {
            return Ok(List { items: vec![From { ty: None, when: None, span: key, key }], mistakes: Vec::new() });
        };
        let expected = |span: Extent| {
            Diag::new(span, "expected types in `from(...)`")
                .help("write `from(std::io::Error, std::fmt::Error)` or `from(std::io::Error, when = is_timeout)`")
        };
        if is_too_deep(list.tokens.clone()) {
            return Err(expected(key));
        }
        let (types, guards) = list.parse_args_with(parse_from).map_err(|error| expected(error.span().into()))?;
        let guard = match (types.as_slice(), guards.as_slice()) {
            ([], _) => return Err(expected(key)),
            (_, []) => None,
            ([_], [guard]) => Some(guard.clone()),
            (_, [_, second, ..]) => {
                return Err(Diag::over(second, "repeated `when` in `from(...)`").help("join the conditions with `||`"));
            }
            ([_, second, ..], [_]) => {
                return Err(Diag::over(second, "a guard has one type, and this is a second one")
                    .help("write each type in a `from(...)` of its own, with its own `when`"));
            }
        };
        let items = types.into_iter().map(|ty| {
            let span = Extent::of(&ty);
            From { ty: Some(ty), when: guard.clone(), span, key }
        });
        Ok(List { items: items.collect(), mistakes: Vec::new() })
    }
}

pub(super) fn parse_from(input: ParseStream<'_>) -> syn::Result<(Vec<Type>, Vec<Expr>)> {
    let (mut types, mut guards) = (Vec::new(), Vec::new());
    while !input.is_empty() {
        if input.peek(Ident) && input.peek2(Token![=]) {
            let name: Ident = input.parse()?;
            if name != "when" {
                return Err(syn::Error::new(name.span(), "expected `when`"));
            }
            input.parse::<Token![=]>()?;
            guards.push(input.parse()?);
        } else {
            types.push(input.parse()?);
        }
        if !input.is_empty() {
            input.parse::<Token![,]>()?;
        }
    }
    Ok((types, guards))
}
