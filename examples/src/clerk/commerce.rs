//! Billing and what it pays for.

use error_catalog::ApiError;

use super::ClerkErrors;

/// Plans, subscriptions, payments and those who make and receive them.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum CommerceError {
    /// A plan without a monthly price needs a feature that is off.
    #[api(
        status = 403,
        code = "billing_annual_only_plans_not_enabled",
        message = "Annual-only plans are not enabled",
        long = "This instance cannot have plans that are billed by the year alone."
    )]
    BillingAnnualOnlyPlansNotEnabled,

    /// Something still depends on billing.
    #[api(
        status = 400,
        code = "billing_cannot_be_disabled",
        message = "Billing cannot be switched off",
        long = "Billing has to stay on for now: <reason>."
    )]
    BillingCannotBeDisabled { reason: String },

    /// A precondition of billing is not met.
    #[api(
        status = 400,
        code = "billing_cannot_be_enabled",
        message = "Billing cannot be switched on",
        long = "Billing has to stay off for now: <reason>."
    )]
    BillingCannotBeEnabled { reason: String },

    /// Organizations of this instance cannot be billed.
    #[api(
        status = 403,
        code = "billing_not_enabled",
        message = "Billing is not enabled",
        long = "Billing of organizations is switched off in this instance.",
        hint = "Switch on billing for organizations."
    )]
    BillingNotEnabledForOrg,

    /// Users of this instance cannot be billed.
    #[api(
        status = 403,
        code = "billing_not_enabled",
        message = "Billing is not enabled",
        long = "Billing of users is switched off in this instance.",
        hint = "Switch on billing for users.",
        allow(duplicate_code)
    )]
    BillingNotEnabledForUser,

    /// The free trial is shorter than the shortest one that is allowed.
    #[api(
        status = 400,
        code = "billing_too_few_free_trial_days",
        message = "Free trial is too short",
        long = "A free trial has to last one day at least."
    )]
    BillingTooFewFreeTrialDays,

    /// The free trial is longer than the longest one that is allowed.
    #[api(
        status = 400,
        code = "billing_too_many_free_trial_days",
        message = "Free trial is too long",
        long = "The free trial lasts more days than billing allows."
    )]
    BillingTooManyFreeTrialDays,

    /// The payer has another checkout open.
    #[api(
        status = 409,
        code = "checkout_already_in_progress",
        message = "Another checkout of this payer has not finished yet",
        hint = "Complete or abandon the checkout that is open."
    )]
    CheckoutAlreadyInProgress,

    /// The subscription pays for fewer seats than are needed.
    #[api(
        status = 402,
        code = "insufficient_seats",
        message = "Not enough seats",
        long = "The subscription has too few seats left for this change.",
        hint = "Add seats to the subscription."
    )]
    CommerceInsufficientSeats {
        #[api(meta = "seatsquantity")]
        quantity: u64,
    },

    /// The currency is unknown, or not one that billing supports.
    #[api(
        status = 400,
        code = "currency_invalid",
        message = "Currency is not supported",
        long = "The currency must be one that this instance can bill in, as a three-letter code."
    )]
    CurrencyInvalid,

    /// The default plan is free and stays free.
    #[api(
        status = 422,
        code = "default_plan_amount_update_forbidden",
        message = "Price of the default plan is fixed",
        long = "Everybody has the default plan, so no price can be put on it.",
        hint = "Create another plan and give that one a price."
    )]
    DefaultPlanAmountUpdateForbidden,

    /// A trial period was set on a plan that costs nothing.
    #[api(
        status = 422,
        code = "free_trial_not_allowed_on_free_plan",
        message = "A free plan has no trial",
        long = "Free trials are for plans with a price."
    )]
    FreeTrialNotAllowedOnFreePlan,

    /// The credit was to be changed in a way that does not exist.
    #[api(
        status = 422,
        code = "invalid_credit_action",
        message = "Credit action is unknown",
        long = "A credit can be increased or decreased; nothing else can be done to it."
    )]
    InvalidCreditAction,

    /// The amount of the credit is zero, negative or out of range.
    #[api(
        status = 422,
        code = "invalid_credit_amount",
        message = "Credit amount is out of range",
        long = "The amount of a credit must be above zero and within the limit of the currency."
    )]
    InvalidCreditAmount,

    /// A required name was left out.
    #[api(status = 400, code = "missing_name", message = "Name is required", long = "The request must give a name.")]
    MissingName,

    /// A required slug was left out.
    #[api(status = 400, code = "missing_slug", message = "Slug is required", long = "The request must give a slug.")]
    MissingSlug,

    /// The name holds characters that it must not have.
    #[api(
        status = 400,
        code = "name_invalid_format",
        message = "Name has a wrong format",
        long = "The name may contain letters, digits, spaces and common punctuation.",
        meta(name = "name")
    )]
    NameInvalidFormat,

    /// The name is too short or too long.
    #[api(
        status = 400,
        code = "name_invalid_length",
        message = "Name has a wrong length",
        long = "The name must have from <min> to <max> characters.",
        meta(name = "name")
    )]
    NameInvalidLength { min: u64, max: u64 },

    /// The account that receives the money is not ready to receive any.
    #[api(
        status = 409,
        code = "payee_not_active",
        message = "Payee is inactive",
        long = "The payee has not finished its setup, or was suspended."
    )]
    PayeeNotActive,

    /// The instance has no account that receives the money.
    #[api(status = 404, code = "payee_not_found", message = "There is no such payee in this instance")]
    PayeeNotFound,

    /// The status given for the payee is not one of the known ones.
    #[api(status = 400, code = "payee_status_invalid", message = "A payee cannot have this status")]
    PayeeStatusInvalid,

    /// Credits for payers are switched off.
    #[api(
        status = 403,
        code = "payer_credits_disabled",
        message = "Credits are switched off",
        long = "Payers of this instance can neither be given credits nor spend them."
    )]
    PayerCreditsDisabled,

    /// The user or organization was never a payer.
    #[api(status = 404, code = "payer_not_found", message = "There is no such payer in this instance")]
    PayerNotFound,

    /// The payer is to be something that cannot pay.
    #[api(
        status = 400,
        code = "payer_type_invalid",
        message = "Payer type is unknown",
        long = "A payer is a user or an organization."
    )]
    PayerTypeInvalid,

    /// The bank wants the payer to confirm the payment.
    #[api(
        status = 422,
        code = "payment_attempt_failed_requires_confirmation",
        message = "Payment awaits confirmation",
        long = "The bank of the payer asks for a confirmation before it releases the money.",
        hint = "Send the payer through the confirmation step, then try again."
    )]
    PaymentAttemptFailedRequiresConfirmation,

    /// The card was declined without a more exact reason.
    #[api(
        status = 422,
        code = "payment_attempt_failed_card_declined",
        message = "Card was declined",
        long = "The bank refused to charge this card.",
        hint = "Ask the payer for another means of payment."
    )]
    PaymentDeclined,

    /// The card is past its expiry date.
    #[api(
        status = 422,
        code = "payment_attempt_failed_card_expired",
        message = "Card has expired",
        long = "This card is no longer valid, so nothing was charged.",
        hint = "Ask the payer for a card that is valid."
    )]
    PaymentExpiredCard,

    /// The account behind the card lacks the money.
    #[api(
        status = 422,
        code = "payment_attempt_failed_card_insufficient_funds",
        message = "Card has too little money",
        long = "The account of this card does not cover the amount."
    )]
    PaymentInsufficientFunds,

    /// The payment provider failed while it handled the payment.
    #[api(
        status = 422,
        code = "payment_attempt_failed_processing_error",
        message = "Payment could not be processed",
        long = "The payment provider failed to process this payment, so nothing was charged."
    )]
    PaymentProcessingError,

    /// The price is negative, or not a whole number of the smallest unit.
    #[api(status = 422, code = "plan_amount_invalid", message = "The price of the plan is not a valid amount")]
    PlanAmountInvalid,

    /// The price is beyond what billing can handle.
    #[api(
        status = 422,
        code = "plan_amount_exceeds_upper_limit",
        message = "Price is too high",
        long = "The price of the plan is above the highest amount that can be charged."
    )]
    PlanAmountTooLarge,

    /// Something still depends on the plan.
    #[api(
        status = 409,
        code = "plan_cannot_be_deleted",
        message = "Plan cannot be deleted",
        long = "The plan has to be kept for now: <reason>."
    )]
    PlanCannotBeDeleted { reason: String },

    /// Free trials are switched off for plans of this instance.
    #[api(
        status = 403,
        code = "plan_free_trials_disabled",
        message = "Free trials are switched off",
        long = "Plans of this instance cannot have a free trial."
    )]
    PlanFreeTrialsDisabled,

    /// Another plan has this name.
    #[api(
        status = 409,
        code = "plan_name_already_exists",
        message = "Another plan of this instance has this name",
        meta(name = "name")
    )]
    PlanNameAlreadyExists,

    /// The id names no plan of this instance.
    #[api(status = 404, code = "plan_not_found", message = "There is no such plan in this instance")]
    PlanNotFound,

    /// The id names no product of this instance.
    #[api(status = 404, code = "product_not_found", message = "There is no such product in this instance")]
    ProductNotFound,

    /// The slug holds characters that it must not have.
    #[api(
        status = 400,
        code = "slug_invalid_format",
        message = "Slug has a wrong format",
        long = "The slug may contain lower-case letters, digits and hyphens.",
        meta(name = "slug")
    )]
    SlugInvalidFormat,

    /// The slug is too short or too long.
    #[api(
        status = 400,
        code = "slug_invalid_length",
        message = "Slug has a wrong length",
        long = "The slug must have from <min> to <max> characters.",
        meta(name = "slug")
    )]
    SlugInvalidLength { min: u64, max: u64 },

    /// The id names no item of any subscription of the payer.
    #[api(status = 404, code = "subscription_item_not_found", message = "There is no such item in this subscription")]
    SubscriptionItemNotFound,

    /// A trial was to be extended or ended for an item that has none running.
    #[api(
        status = 403,
        code = "subscription_item_not_in_free_trial",
        message = "No free trial is running for this subscription item"
    )]
    SubscriptionItemNotInFreeTrial,
}

/// What the plan of an application includes.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum PricingError {
    /// The settings use features that the plan does not include.
    #[api(
        status = 402,
        code = "unsupported_subscription_plan_features",
        message = "Plan lacks features",
        long = "The settings use features that the current plan does not include.",
        hint = "Switch these features off, or move to a larger plan."
    )]
    UnsupportedSubscriptionPlanFeatures {
        #[api(meta = "unsupportedfeatures")]
        features: Vec<String>,
    },
}

/// Plans of the service and the products they include.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum SubscriptionPlansError {
    /// The plan and the product do not go together.
    #[api(
        status = 400,
        code = "product_not_supported_by_subscription_plan",
        message = "Plan does not include the product",
        long = "The product <productID> cannot be part of this subscription plan."
    )]
    ProductNotSupportedBySubscriptionPlan { productID: String },
}
