//! Reads a set of keys: darling hands each value to its type, and a mistake in one value does not affect the others.

use darling::{FromMeta, ast::NestedMeta};
use syn::Meta;

use super::value::{FromKey, List, Read};
use crate::{
    diag::{Diag, Errors},
    sift::Item,
};

/// A set of keys and the darling receiver that reads it.
pub(super) trait Receive: Sized {
    type Raw: FromMeta + Default;

    /// Whether the value of `key` can be read, or `None` if the key belongs to another place.
    fn probe(key: &str, item: &Meta) -> Option<Result<(), Diag>>;

    /// Keeps the valid values and reports the others.
    fn settle(raw: Self::Raw, errors: &mut Errors) -> Self;

    fn receive(items: &[Item], errors: &mut Errors) -> Self {
        let metas: Vec<NestedMeta> = items.iter().map(|item| NestedMeta::Meta(item.meta.clone())).collect();
        // Only known, unique keys get here, and darling never sees an error in their values.
        Self::settle(Self::Raw::from_list(&metas).unwrap_or_default(), errors)
    }
}

/// The content of a key: one value, or the items of a list, each valid or not by itself.
pub(super) trait Kept {
    type Value: FromKey;

    /// `read` has one value at most, unless the key may be repeated.
    fn keep(read: Vec<Read<Self::Value>>, errors: &mut Errors) -> Self;
}

impl<T: FromKey> Kept for Option<T> {
    type Value = T;

    fn keep(read: Vec<Read<T>>, errors: &mut Errors) -> Self {
        read.into_iter().next()?.0.map_err(|diag| errors.push(diag)).ok()
    }
}

impl<T> Kept for Vec<T>
where
    List<T>: FromKey,
{
    type Value = List<T>;

    fn keep(read: Vec<Read<List<T>>>, errors: &mut Errors) -> Self {
        let lists = read.into_iter().filter_map(|read| read.0.map_err(|diag| errors.push(diag)).ok());
        lists.collect::<Vec<_>>().into_iter().flat_map(|list| list.settle(errors)).collect()
    }
}

/// Declares the keys of one place together with their receiver.
macro_rules! receiver {
    ($(#[$doc:meta])* $keys:ident { $($(#[$darling:meta])* $key:ident: $kept:ty,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Default)]
        pub(crate) struct $keys {
            $(pub(crate) $key: $kept,)*
        }

        #[derive(Default, darling::FromMeta)]
        #[darling(default)]
        pub(super) struct Raw {
            $(
                $(#[$darling])*
                #[darling(multiple)]
                $key: Vec<$crate::attr::value::Read<<$kept as $crate::attr::receiver::Kept>::Value>>,
            )*
        }

        impl $crate::attr::receiver::Receive for $keys {
            type Raw = Raw;

            fn probe(key: &str, item: &syn::Meta) -> Option<Result<(), $crate::diag::Diag>> {
                $(if key == stringify!($key) {
                    type Value = <$kept as $crate::attr::receiver::Kept>::Value;
                    return Some(<Value as $crate::attr::value::FromKey>::probe(item));
                })*
                None
            }

            fn settle(raw: Raw, errors: &mut $crate::diag::Errors) -> Self {
                $keys { $($key: $crate::attr::receiver::Kept::keep(raw.$key, errors),)* }
            }
        }
    };
}

pub(super) use receiver;
