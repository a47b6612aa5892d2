//! `cargo run --example quickstart`: a small shop that fails in several ways, and what its clients
//! receive, in each of the six built-in shapes.
//!
//! A service chooses one shape, so the macro `shop!` declares the whole shop once per shape here.
//! Without the macro, the lines between `mod` and its closing brace are all that a service has to
//! write.

use std::io::{self, Write};
use std::process::ExitCode;

use error_catalog_examples::output;
use http::Response;
use thiserror::Error;

/// An ordinary error of a lower layer. It is independent of HTTP, and clients never see it.
#[derive(Debug, Error)]
#[error("warehouse {host} does not answer")]
struct WarehouseDown {
    host: &'static str,
    #[source]
    cause: io::Error,
}

fn ask_warehouse(_article: &str) -> Result<u32, WarehouseDown> {
    let cause = io::Error::new(io::ErrorKind::ConnectionRefused, "connection refused");
    Err(WarehouseDown { host: "wh-2.internal", cause })
}

macro_rules! shop {
    ($module:ident, $shape:ident) => {
        mod $module {
            use error_catalog::envelope::$shape as Shape;
            use error_catalog::{ApiError, Catalog, Context, Errors, Exposure};

            use super::{Scene, WarehouseDown, ask_warehouse};

            pub(super) static SHOP: Catalog = error_catalog::catalog!("Shop API", [AccountError, OrderError]);

            #[derive(Debug, ApiError)]
            #[api(section = "Accounts", envelope = Shape, domain = "shop.example")]
            #[api(docs = "https://shop.example/errors#<code>", challenge = "Bearer realm=\"shop\"")]
            pub(super) enum AccountError {
                /// The request has no access token, or an expired one.
                #[api(status = 401, message = "Sign in first")]
                SignInRequired,
            }

            #[derive(Debug, ApiError)]
            #[api(section = "Orders", envelope = Shape, domain = "shop.example", status = 422)]
            pub(super) enum OrderError {
                /// No order has this number, or it is somebody else's.
                #[api(
                    status = 404,
                    code = "order_not_found",
                    message = "Order not found",
                    long = "There is no order <number>",
                    hint = "list your orders to see their numbers",
                    meta(number)
                )]
                NotFound { number: u64 },

                /// At least one line of the order breaks a rule.
                #[api(code = "order_invalid", message = "The order cannot be placed")]
                Invalid,

                /// More pieces than one customer may have.
                #[api(
                    message = "Too many pieces",
                    long = "At most <maximum> pieces of <article> go to one customer",
                    meta(maximum)
                )]
                QuantityTooLarge {
                    #[api(pointer)]
                    member: String,
                    article: String,
                    maximum: u32,
                },

                /// The stock is not known, because the warehouse does not answer.
                #[api(
                    status = 503,
                    message = "Stock unknown",
                    long = "The stock cannot be checked at the moment",
                    retry_after = 30
                )]
                StockUnknown(#[api(from)] WarehouseDown),
            }

            fn account(token: Option<&str>) -> Result<(), AccountError> {
                token.map(|_| ()).ok_or(AccountError::SignInRequired)
            }

            fn find(number: u64) -> Result<(), OrderError> {
                Err(OrderError::NotFound { number })
            }

            fn reserve(article: &str) -> Result<u32, OrderError> {
                Ok(ask_warehouse(article)?)
            }

            fn check(lines: &[(&str, u32)]) -> Result<(), Errors<OrderError>> {
                let maximum = 10;
                let too_large = lines.iter().enumerate().filter(|(_, (_, pieces))| *pieces > maximum);
                let errors: Errors<OrderError> = too_large
                    .map(|(index, (article, _))| OrderError::QuantityTooLarge {
                        member: format!("lines[{index}].quantity"),
                        article: (*article).to_owned(),
                        maximum,
                    })
                    .collect();
                errors.under(OrderError::Invalid).into_result()
            }

            pub(super) fn scenes() -> Vec<Scene> {
                let request = Context::new().request_id("req_7f3a");
                let on_a_laptop = request.clone().exposure(Exposure::Development);
                let mut scenes = Vec::new();

                if let Err(error) = account(None) {
                    scenes.push(("a unit variant: 401 with its challenge", error.to_response()));
                }
                if let Err(error) = find(4711) {
                    let response = request.scope(|| error.to_response());
                    scenes.push(("fields in the text and in meta, during a request", response));
                }
                if let Err(error) = reserve("lamp") {
                    let response = error.to_response_in(&request);
                    scenes.push(("`?` on a lower error, in production", response));
                    let response = error.to_response_in(&on_a_laptop);
                    scenes.push(("the same in development: with details", response));
                }
                if let Err(errors) = check(&[("lamp", 12), ("chair", 4), ("6\" pan", 11)]) {
                    let response = errors.to_response_in(&request);
                    scenes.push(("several errors under one", response));
                }
                scenes
            }
        }
    };
}

/// What happened, and what the client receives.
type Scene = (&'static str, Response<bytes::Bytes>);

shop!(error_list, ErrorList);
shop!(error_object, ErrorObject);
shop!(flat, Flat);
shop!(problem, Problem);
shop!(google_status, GoogleStatus);
shop!(json_api, JsonApi);

/// Writes all scenes in all shapes.
pub(crate) fn tour(out: &mut dyn Write) -> io::Result<()> {
    let shapes = [
        ("ErrorList", &error_list::SHOP, error_list::scenes()),
        ("ErrorObject", &error_object::SHOP, error_object::scenes()),
        ("Flat", &flat::SHOP, flat::scenes()),
        ("Problem (RFC 9457)", &problem::SHOP, problem::scenes()),
        ("GoogleStatus (AIP-193)", &google_status::SHOP, google_status::scenes()),
        ("JsonApi (JSON:API 1.1)", &json_api::SHOP, json_api::scenes()),
    ];
    for (shape, catalog, scenes) in shapes {
        let entries = catalog.entries().count();
        writeln!(out, "=== {shape}: the {entries} errors of the {} ===\n", catalog.title())?;
        for (scene, response) in scenes {
            writeln!(out, "--- {scene}")?;
            output::write_response(out, &response)?;
            writeln!(out)?;
        }
    }
    Ok(())
}

#[allow(dead_code, reason = "a test includes this file as a module")]
fn main() -> ExitCode {
    output::run(|out| tour(out).map(|()| ExitCode::SUCCESS))
}
