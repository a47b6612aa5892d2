//! What any request can run into.

use error_catalog::ApiError;

use super::ClerkErrors;

/// What has been retired.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum DeprecationError {
    /// The endpoint was retired.
    #[api(
        status = 410,
        code = "operation_deprecated",
        message = "This endpoint has been retired and does nothing any more",
        hint = "Look up its replacement in the reference."
    )]
    APIEndpointDeprecated,
}

/// Uploaded images.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum ImagesError {
    /// The bytes are no image.
    #[api(
        status = 400,
        code = "request_body_invalid",
        message = "Image cannot be read",
        long = "The uploaded file could not be decoded as an image."
    )]
    ImageDecodingFailed,

    /// The user, organization or application has no image.
    #[api(status = 404, code = "image_not_found", message = "There is no such image")]
    ImageNotFound,

    /// The image has too many bytes.
    #[api(
        status = 413,
        code = "image_too_large",
        message = "Image is too large",
        long = "The uploaded image takes up more bytes than are accepted.",
        hint = "Scale the image down, or compress it more."
    )]
    ImageTooLarge,

    /// Images of this type are not accepted.
    #[api(
        status = 400,
        code = "request_body_invalid",
        message = "Image type is not accepted",
        long = "Images of the type <imageType> are not accepted.",
        hint = "Convert the image to PNG, JPEG or WebP.",
        allow(duplicate_code)
    )]
    ImageTypeNotSupported { imageType: String },

    /// The upload has no file in it.
    #[api(
        status = 400,
        code = "form_param_missing",
        message = "Image is missing",
        long = "The request has to contain an image file."
    )]
    RequestWithoutImage,
}

/// What can happen in any request.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum InternalError {
    /// The request makes no sense to the endpoint.
    #[api(status = 400, code = "bad_request", message = "The request cannot be understood")]
    BadRequest,

    /// The request makes no sense; the service says why in its log.
    #[api(status = 400, code = "bad_request", message = "", allow(duplicate_code, empty_message))]
    BadRequestWithMessage,

    /// The state of the resource does not admit the request.
    #[api(status = 409, code = "conflict", message = "The request contradicts the state of the resource")]
    Conflict,

    /// A quota of the account is used up.
    #[api(
        status = 403,
        code = "quota_exceeded",
        message = "Quota used up",
        long = "A quota of this account is used up, so nothing was created."
    )]
    QuotaExceeded,

    /// Another request holds the resource.
    #[api(
        status = 409,
        code = "resource_locked",
        message = "Resource is busy",
        long = "Another request is changing this resource at the moment."
    )]
    ResourceBusy,

    /// A defect or an outage on the side of the service.
    #[api(
        status = 500,
        code = "internal_clerk_error",
        message = "Internal error",
        long = "Something went wrong on our side. Quote the trace id when you report this."
    )]
    Unexpected,
}

/// The way to other services.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum NetworkError {
    /// A service behind this one did not answer in time.
    #[api(
        status = 504,
        code = "gateway_timeout",
        message = "No answer in time",
        long = "A service that this request depends on took too long to answer."
    )]
    GatewayTimeout,
}

/// Requests that cannot be understood as HTTP or JSON.
#[derive(Debug, ApiError)]
#[api(envelope = ClerkErrors, require(description))]
pub enum RequestsError {
    /// The request has too many items.
    #[api(
        status = 400,
        code = "bulk_size_exceeded",
        message = "Too many items",
        long = "One request can have <max> items at most.",
        hint = "Split the items over several requests."
    )]
    BulkSizeExceeded { max: u64 },

    /// A member of the body has the wrong type.
    #[api(
        status = 422,
        code = "form_param_value_invalid",
        message = "Body does not fit",
        long = "The body has <actual> for <field>, where <expected> is required."
    )]
    FailedToParseRequestBody { actual: String, field: String, expected: String },

    /// The body is not what its content type promises.
    #[api(
        status = 400,
        code = "request_body_invalid",
        message = "Body cannot be read",
        long = "The request's body is malformed."
    )]
    InvalidRequestBody,

    /// The publishable key cannot be decoded.
    #[api(
        status = 400,
        code = "malformed_publishable_key",
        message = "Publishable key is malformed",
        long = "<key> does not have the form of a publishable key.",
        hint = "Copy the key from the instance's API keys page again."
    )]
    MalformedPublishableKey { key: String },

    /// The parameters cannot be decoded.
    #[api(
        status = 400,
        code = "malformed_request_parameters",
        message = "Parameters cannot be read",
        long = "The request's parameters are malformed."
    )]
    MalformedRequestParameters,

    /// All of several query parameters were left out.
    #[api(
        status = 400,
        code = "missing_query_parameter",
        message = "A query parameter is missing",
        long = "The query has to have one of these parameters: <parameters...>."
    )]
    MissingOneOfQueryParameters { parameters: Vec<String> },

    /// A required query parameter was left out.
    #[api(
        status = 400,
        code = "missing_query_parameter",
        message = "",
        long = "The query has to have the parameter <param>.",
        allow(duplicate_code, empty_message)
    )]
    MissingQueryParameter { param: String },

    /// The body has too many bytes.
    #[api(
        status = 413,
        code = "request_body_too_large",
        message = "Body is too large",
        long = "The request's body can have <max> bytes at most."
    )]
    RequestBodyTooLarge { max: u64 },

    /// The endpoint cannot read bodies of this type.
    #[api(
        status = 415,
        code = "unsupported_content_type",
        message = "Content type is not accepted",
        long = "The body has the content type <actual>, where <expected> is required."
    )]
    UnsupportedContentType { actual: String, expected: String },
}
