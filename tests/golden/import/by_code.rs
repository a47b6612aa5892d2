//! By code: 3 errors in 2 sections.
//!
//! `error-catalog import` wrote this module from `data/import/by_code.json`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog =
    error_catalog::catalog!("By code", [users::UsersError, billing::BillingError]);

/// Users
pub mod users {
    /// The errors of “Users”.
    // The fields have the names of the placeholders in the source.
    #[allow(non_snake_case)]
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Users", code_style = "SCREAMING_SNAKE_CASE")]
    pub enum UsersError {
        #[api(status = 404, code = "USER_NOT_FOUND", message = "No user <userId>")]
        UserNotFound { userId: String },

        // `%s` is left over from printf: a placeholder was meant.
        #[api(
            status = 403,
            code = "USER_BANNED",
            message = "%s is banned",
            allow(format_verb)
        )]
        UserBanned,
    }
}

/// Billing
pub mod billing {
    /// The errors of “Billing”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Billing", code_style = "SCREAMING_SNAKE_CASE")]
    pub enum BillingError {
        #[api(
            status = 402,
            code = "CARD_DECLINED",
            message = "The card was declined"
        )]
        CardDeclined,
    }
}
