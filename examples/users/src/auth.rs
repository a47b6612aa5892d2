//! Who is calling, and what they may do.

use axum::extract::FromRequestParts;
use axum::http::HeaderValue;
use axum::http::header::AUTHORIZATION;
use axum::http::request::Parts;

use crate::errors::AuthError;

/// What a caller may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Everything that does not need an administrator.
    Member,
    /// Everything.
    Admin,
}

/// Who is calling.
#[derive(Clone, Copy, Debug)]
pub struct Caller {
    /// Their unique name.
    pub name: &'static str,
    /// What they may do.
    pub role: Role,
}

impl Caller {
    /// Fails unless the caller is an administrator.
    ///
    /// # Errors
    ///
    /// [`AuthError::RoleMissing`]
    pub fn must_be_admin(self) -> Result<(), AuthError> {
        match self.role {
            Role::Admin => Ok(()),
            Role::Member => Err(AuthError::RoleMissing { caller: self.name, role: "admin" }),
        }
    }

    /// Stands in for a table of tokens.
    fn with_token(token: &str) -> Option<Self> {
        match token {
            "admin-token" => Some(Self { name: "ada", role: Role::Admin }),
            "member-token" => Some(Self { name: "bob", role: Role::Member }),
            _ => None,
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Caller {
    type Rejection = AuthError;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, AuthError> {
        let header = parts.headers.get(AUTHORIZATION).ok_or(AuthError::TokenMissing)?;
        let token = bearer(header).ok_or(AuthError::TokenUnreadable)?;
        Self::with_token(token).ok_or_else(|| AuthError::TokenUnknown { token: token.to_owned() })
    }
}

/// The token after the scheme, whose case does not matter (RFC 9110, section 11.1).
fn bearer(header: &HeaderValue) -> Option<&str> {
    let (scheme, token) = header.to_str().ok()?.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("Bearer") && !token.is_empty()).then_some(token)
}
