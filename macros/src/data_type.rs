//! The JSON types of the members of `meta`, if the Rust types show them: for documents and the lock file, never for
//! rendering.

use std::fmt::{self, Display};

use syn::{BinOp, Expr, GenericArgument, Lit, PathArguments, Type, UnOp};

use crate::attr::{field::option_of, value::ungroup};

/// The type of a JSON value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum DataType {
    /// Unknown: a type of the user's, or of a library that decides at run time.
    Any,
    String,
    Integer,
    Number,
    Boolean,
    Object,
    Array(Box<DataType>),
}

/// A type, and whether the member can be absent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Seen {
    pub(crate) data_type: DataType,
    pub(crate) optional: bool,
}

impl Seen {
    pub(crate) const ANY: Self = Self { data_type: DataType::Any, optional: false };
    /// The result of an expression whose type is written elsewhere: it may be an `Option`.
    const PERHAPS: Self = Self { data_type: DataType::Any, optional: true };

    fn always(data_type: DataType) -> Self {
        Self { data_type, optional: false }
    }
}

/// As a row spells it: `string`, or `string?` if the member can be absent.
impl Display for Seen {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.data_type, if self.optional { "?" } else { "" })
    }
}

/// As a row spells it: `string`, or `string[]` for an array.
impl Display for DataType {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            DataType::Any => "any",
            DataType::String => "string",
            DataType::Integer => "integer",
            DataType::Number => "number",
            DataType::Boolean => "boolean",
            DataType::Object => "object",
            DataType::Array(items) => return write!(f, "{items}[]"),
        })
    }
}

/// The JSON type of `ty`, if its name shows it.
pub(crate) fn of_type(ty: &Type) -> Seen {
    if let Some(inner) = option_of(ty) {
        return Seen { optional: true, ..of_type(inner) };
    }
    match serialized_as(ty) {
        Some(inner) => of_type(inner),
        None => Seen::always(of_plain(ty)),
    }
}

/// What a type that only holds another one is serialized as.
fn serialized_as(ty: &Type) -> Option<&Type> {
    match ty {
        Type::Group(group) => Some(&group.elem),
        Type::Paren(paren) => Some(&paren.elem),
        Type::Reference(reference) => Some(&reference.elem),
        Type::Path(path) => {
            let last = path.path.segments.last()?;
            let holders = ["Box", "Rc", "Arc", "Cow", "Cell", "RefCell", "Wrapping", "NonZero"];
            // The last type counts: `Cow<'a, str>`, `Arc<str>`.
            argument(&last.arguments, false).filter(|_| holders.contains(&last.ident.to_string().as_str()))
        }
        _ => None,
    }
}

fn of_plain(ty: &Type) -> DataType {
    match ty {
        Type::Slice(slice) => array(&slice.elem),
        Type::Array(items) => array(&items.elem),
        Type::Tuple(tuple) if !tuple.elems.is_empty() => DataType::Array(Box::new(DataType::Any)),
        Type::Path(path) => path.path.segments.last().map_or(DataType::Any, of_segment),
        _ => DataType::Any,
    }
}

/// An array keeps its items that are `None`, as `null`.
fn array(item: &Type) -> DataType {
    let Seen { data_type, optional } = of_type(item);
    DataType::Array(Box::new(if optional { DataType::Any } else { data_type }))
}

fn of_segment(segment: &syn::PathSegment) -> DataType {
    let name = segment.ident.to_string();
    match name.as_str() {
        "String" | "str" | "char" | "Uuid" | "Ulid" | "Url" | "IpAddr" | "Ipv4Addr" | "Ipv6Addr" | "SocketAddr"
        | "Path" | "PathBuf" => DataType::String,
        "bool" => DataType::Boolean,
        "f32" | "f64" => DataType::Number,
        "Vec" | "VecDeque" | "LinkedList" | "HashSet" | "BTreeSet" | "IndexSet" => {
            argument(&segment.arguments, true).map_or_else(|| DataType::Array(Box::new(DataType::Any)), array)
        }
        "HashMap" | "BTreeMap" | "IndexMap" => DataType::Object,
        name if is_integer(name) => DataType::Integer,
        _ => DataType::Any,
    }
}

/// `u8` to `isize`, and `NonZeroU8` to `NonZeroIsize`.
fn is_integer(name: &str) -> bool {
    let name = name.strip_prefix("NonZero").map_or_else(|| name.to_owned(), str::to_lowercase);
    let bits = name.strip_prefix(['u', 'i']);
    bits.is_some_and(|bits| matches!(bits, "8" | "16" | "32" | "64" | "128" | "size"))
}

/// The first or the last type argument.
fn argument(arguments: &PathArguments, first: bool) -> Option<&Type> {
    let PathArguments::AngleBracketed(arguments) = arguments else {
        return None;
    };
    let mut types = arguments.args.iter().filter_map(|argument| match argument {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    if first { types.next() } else { types.next_back() }
}

/// The JSON type of an expression; `field` returns the type of a variable.
pub(crate) fn of_expr<'a>(expr: &Expr, field: &dyn Fn(&syn::Ident) -> Option<&'a Type>) -> Seen {
    let of = |expr: &Expr| of_expr(expr, field);
    match ungroup(expr) {
        Expr::Lit(literal) => Seen::always(of_literal(&literal.lit)),
        Expr::Path(path) => path.path.get_ident().and_then(field).map_or(Seen::ANY, of_type),
        Expr::Paren(paren) => of(&paren.expr),
        Expr::Reference(reference) => of(&reference.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Not(_) | UnOp::Neg(_) | UnOp::Deref(_)) => of(&unary.expr),
        Expr::Cast(cast) => of_type(&cast.ty),
        Expr::Binary(binary) => of_binary(binary, &of),
        Expr::MethodCall(call) => of_call(call, &of),
        Expr::Macro(call) => of_macro(&call.mac.path),
        _ => Seen::PERHAPS,
    }
}

fn of_literal(literal: &Lit) -> DataType {
    match literal {
        Lit::Str(_) | Lit::Char(_) => DataType::String,
        Lit::Int(_) | Lit::Byte(_) => DataType::Integer,
        Lit::Float(_) => DataType::Number,
        Lit::Bool(_) => DataType::Boolean,
        _ => DataType::Any,
    }
}

fn of_binary(binary: &syn::ExprBinary, of: &dyn Fn(&Expr) -> Seen) -> Seen {
    match binary.op {
        BinOp::And(_) | BinOp::Or(_) => Seen::always(DataType::Boolean),
        BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_) => {
            Seen::always(DataType::Boolean)
        }
        // Both sides of an operator usually have the same type; if they differ, the type is unknown.
        _ => match (of(&binary.left), of(&binary.right)) {
            (left, right) if left == right => Seen::always(left.data_type),
            _ => Seen::ANY,
        },
    }
}

/// Methods of the standard library whose name implies their result type.
fn of_call(call: &syn::ExprMethodCall, of: &dyn Fn(&Expr) -> Seen) -> Seen {
    let name = call.method.to_string();
    let data_type = match name.as_str() {
        // That of a JSON value returns an `Option`.
        "as_str" => {
            let optional = of(&call.receiver).data_type != DataType::String;
            return Seen { data_type: DataType::String, optional };
        }
        "to_string" | "to_lowercase" | "to_uppercase" | "to_ascii_lowercase" | "to_ascii_uppercase" => DataType::String,
        "len" | "count" | "as_secs" | "as_millis" | "as_micros" | "as_nanos" => DataType::Integer,
        "as_secs_f32" | "as_secs_f64" => DataType::Number,
        "is_some" | "is_none" | "is_empty" | "is_ok" | "is_err" => DataType::Boolean,
        "clone" | "as_ref" | "as_deref" => return of(&call.receiver),
        _ => return Seen::PERHAPS,
    };
    Seen::always(data_type)
}

fn of_macro(path: &syn::Path) -> Seen {
    match path.segments.last().map(|last| last.ident.to_string()).as_deref() {
        Some("format" | "concat" | "stringify") => Seen::always(DataType::String),
        Some("matches") => Seen::always(DataType::Boolean),
        _ => Seen::PERHAPS,
    }
}

#[cfg(test)]
mod tests {
    use syn::{Ident, parse_quote};

    use super::*;

    fn of(ty: &Type) -> String {
        of_type(ty).to_string()
    }

    #[test]
    fn types_are_seen_through_pointers() {
        assert_eq!(of(&parse_quote!(String)), "string");
        assert_eq!(of(&parse_quote!(&'a str)), "string");
        assert_eq!(of(&parse_quote!(Option<Cow<'static, str>>)), "string?");
        assert_eq!(of(&parse_quote!(std::sync::Arc<str>)), "string");
        assert_eq!(of(&parse_quote!(Box<u64>)), "integer");
        assert_eq!(of(&parse_quote!(Box<Option<u64>>)), "integer?");
        assert_eq!(of(&parse_quote!(&'a RefCell<Option<String>>)), "string?");
        assert_eq!(of(&parse_quote!(NonZeroU32)), "integer");
        assert_eq!(of(&parse_quote!(NonZero<usize>)), "integer");
        assert_eq!(of(&parse_quote!(Option<f64>)), "number?");
        assert_eq!(of(&parse_quote!(bool)), "boolean");
    }

    #[test]
    fn collections_keep_the_type_of_their_items() {
        assert_eq!(of(&parse_quote!(Vec<String>)), "string[]");
        assert_eq!(of(&parse_quote!(&[u8])), "integer[]");
        assert_eq!(of(&parse_quote!([Vec<bool>; 2])), "boolean[][]");
        assert_eq!(of(&parse_quote!(Vec<Option<u8>>)), "any[]");
        assert_eq!(of(&parse_quote!(Option<Vec<Arc<u8>>>)), "integer[]?");
        assert_eq!(of(&parse_quote!(HashSet<Id, RandomState>)), "any[]");
        assert_eq!(of(&parse_quote!((u8, String))), "any[]");
        assert_eq!(of(&parse_quote!(BTreeMap<String, u8>)), "object");
    }

    #[test]
    fn a_type_of_the_user_can_be_anything() {
        for ty in [parse_quote!(Plan), parse_quote!(T), parse_quote!(()), parse_quote!(serde_json::Value)] {
            assert_eq!(of(&ty), "any");
        }
        assert_eq!(of(&parse_quote!(Option<Plan>)), "any?");
        assert_eq!(of(&parse_quote!(iteration)), "any");
        assert_eq!(of(&parse_quote!(usage)), "any");
    }

    #[test]
    fn expressions_have_the_type_of_their_result() {
        let (id, age): (Type, Type) = (parse_quote!(Option<String>), parse_quote!(u8));
        let field = |name: &Ident| match name.to_string().as_str() {
            "id" => Some(&id),
            "age" => Some(&age),
            _ => None,
        };
        let of = |expr: Expr| of_expr(&expr, &field).to_string();
        assert_eq!(of(parse_quote!(*age)), "integer");
        assert_eq!(of(parse_quote!(age + 1)), "integer");
        assert_eq!(of(parse_quote!(age * 0.5)), "any");
        assert_eq!(of(parse_quote!(*age > 17 && id.is_some())), "boolean");
        assert_eq!(of(parse_quote!(id.as_deref())), "string?");
        assert_eq!(of(parse_quote!(id.as_str())), "string");
        assert_eq!(of(parse_quote!(json.as_str())), "string?");
        assert_eq!(of(parse_quote!(items.len())), "integer");
        assert_eq!(of(parse_quote!(wait.as_secs_f64())), "number");
        assert_eq!(of(parse_quote!(other as f32)), "number");
        assert_eq!(of(parse_quote!(format!("{age}"))), "string");
        assert_eq!(of(parse_quote!(LIMIT)), "any");
        assert_eq!(of(parse_quote!(-1)), "integer");
        assert_eq!(of(parse_quote!("a")), "string");
    }

    #[test]
    fn what_is_made_elsewhere_may_be_absent() {
        for expr in
            [parse_quote!(plan(age)), parse_quote!(quota.limit), parse_quote!(quota.limit()), parse_quote!(vec![1])]
        {
            assert_eq!(of_expr(&expr, &|_| None).to_string(), "any?");
        }
        assert_eq!(of_expr(&parse_quote!(quota.limit as u8), &|_| None).to_string(), "integer");
    }
}
