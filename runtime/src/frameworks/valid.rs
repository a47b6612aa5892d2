//! What the modules of the validation libraries share: the names that clients know fields by, and the extractor of axum.

use std::borrow::Cow;

/// The name that serde gives a field under `rename_all = "camelCase"`: `zip_code` becomes `zipCode`.
///
/// ```
/// # #[cfg(feature = "validator")]
/// use error_catalog::validator::camel_case;
/// # #[cfg(not(feature = "validator"))]
/// # use error_catalog::garde::camel_case;
///
/// assert_eq!(camel_case("zip_code"), "zipCode");
/// assert_eq!(camel_case("email"), "email");
/// ```
pub fn camel_case(field: &str) -> Cow<'_, str> {
    if !field.contains('_') {
        return Cow::Borrowed(field);
    }
    let mut name = String::with_capacity(field.len());
    for word in field.split('_').filter(|word| !word.is_empty()) {
        let mut chars = word.chars();
        if name.is_empty() {
            name.push_str(word);
        } else if let Some(first) = chars.next() {
            name.extend(first.to_uppercase());
            name.push_str(chars.as_str());
        }
    }
    Cow::Owned(name)
}

/// The name of a field as it is.
pub(super) fn unchanged(field: &str) -> Cow<'_, str> {
    Cow::Borrowed(field)
}

/// Declares the extractor of one library, for which the module has `FromFailure` and `From` its report for `Errors`.
#[cfg(feature = "axum")]
macro_rules! extractor {
    ($(#[$doc:meta])* [$($bound:tt)+]) => {
        $(#[$doc])*
        pub struct Valid<T, E>(pub T, pub ::std::marker::PhantomData<fn() -> E>);

        impl<T, E> Valid<T, E> {
            /// The extracted value, which keeps the rules.
            pub fn into_inner(self) -> T {
                self.0
            }
        }

        impl<T, E> ::std::ops::Deref for Valid<T, E> {
            type Target = T;

            fn deref(&self) -> &T {
                &self.0
            }
        }

        impl<T: ::std::fmt::Debug, E> ::std::fmt::Debug for Valid<T, E> {
            fn fmt(&self, formatter: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                formatter.debug_tuple("Valid").field(&self.0).finish()
            }
        }

        impl<T: ::std::ops::Deref<Target: $($bound)+>, E: FromFailure> Valid<T, E> {
            #[allow(clippy::result_large_err, reason = "axum's own extractors reject with a response too")]
            fn of(
                extracted: Result<T, impl ::axum_core::response::IntoResponse>,
            ) -> Result<Self, ::axum_core::response::Response> {
                use ::axum_core::response::IntoResponse;

                // `ErrorLayer` puts an error of the application in place of a rejection of axum.
                let value = extracted.map_err(IntoResponse::into_response)?;
                match value.validate() {
                    Ok(()) => Ok(Self(value, ::std::marker::PhantomData)),
                    Err(failed) => Err(Errors::<E>::from(failed).into_response()),
                }
            }
        }

        impl<S, T, E> ::axum_core::extract::FromRequest<S> for Valid<T, E>
        where
            S: Send + Sync,
            T: ::axum_core::extract::FromRequest<S> + ::std::ops::Deref<Target: $($bound)+>,
            E: FromFailure,
        {
            type Rejection = ::axum_core::response::Response;

            async fn from_request(
                request: ::axum_core::extract::Request,
                state: &S,
            ) -> Result<Self, ::axum_core::response::Response> {
                Self::of(T::from_request(request, state).await)
            }
        }

        impl<S, T, E> ::axum_core::extract::FromRequestParts<S> for Valid<T, E>
        where
            S: Send + Sync,
            T: ::axum_core::extract::FromRequestParts<S> + ::std::ops::Deref<Target: $($bound)+>,
            E: FromFailure,
        {
            type Rejection = ::axum_core::response::Response;

            async fn from_request_parts(
                parts: &mut ::http::request::Parts,
                state: &S,
            ) -> Result<Self, ::axum_core::response::Response> {
                Self::of(T::from_request_parts(parts, state).await)
            }
        }
    };
}

#[cfg(feature = "axum")]
pub(super) use extractor;

#[cfg(test)]
mod tests {
    use super::camel_case;

    #[test]
    fn names_are_those_of_serde() {
        for (field, name) in
            [("a", "a"), ("zip_code", "zipCode"), ("a_b_2", "aB2"), ("line_1", "line1"), ("über_mut", "überMut")]
        {
            assert_eq!(camel_case(field), name);
        }
    }
}
