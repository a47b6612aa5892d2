//! One enum, in the shapes that several audiences want.
//!
//! The enum declares no shape of its own. Layers choose one for each service, version and route, so that what one audience
//! was promised stays as it is while another gets something new:
//!
//! | who | where | shape |
//! | --- | --- | --- |
//! | clients of the first version | `/v1` | [`ErrorList`](error_catalog::envelope::ErrorList), the default |
//! | clients of the second version | `/v2` | [`Problem`] |
//! | clients of another vendor, which cannot be changed | `/vendor` | that of the vendor |
//! | people with a browser | everywhere, by `Accept` | a page |
//! | another service, which shares the enum | [`reports`] | [`Flat`] |

use axum::Router;
use axum::extract::Path;
use axum::routing::get;
use error_catalog::envelope::{Flat, Problem};
use error_catalog::{
    AnyEnvelope, ApiError, Catalog, Code, Envelope, ErrorLayer, Failure, FailureKind, JsonWriter, Report, RequestHead,
    Text, TextWriter,
};
use serde::Serialize;

/// The errors of all of these services.
#[derive(Debug, ApiError)]
#[api(section = "Rooms", docs = "https://rooms.example/errors#<code>")]
pub enum RoomError {
    /// The room is booked already.
    #[api(status = 409, message = "Already booked", long = "Room <room> is booked already", meta(room))]
    Booked {
        /// The name of the room.
        room: String,
    },

    /// The path has no route.
    #[api(status = 404, message = "No such route")]
    NoRoute,

    /// The service is at fault.
    #[api(status = 500, message = "Internal error")]
    Internal,
}

/// The errors as the first version publishes them.
pub static FIRST: Catalog = error_catalog::catalog!("Rooms API, version 1", [RoomError]);
/// The errors as the second version publishes them.
pub static SECOND: Catalog = FIRST.in_envelope::<Problem>();

fn own(failure: &Failure<'_>) -> RoomError {
    match failure.kind() {
        FailureKind::NotFound => RoomError::NoRoute,
        _ => RoomError::Internal,
    }
}

fn routes() -> Router {
    Router::new()
        .route("/rooms/{room}", get(async |Path(room): Path<String>| Err::<(), _>(RoomError::Booked { room })))
        .route("/{*rest}", get(async || axum::http::StatusCode::NOT_FOUND))
}

/// The rooms API.
pub fn rooms() -> Router {
    Router::new()
        .nest("/v1", routes())
        .nest("/v2", routes().layer(ErrorLayer::new(own).envelope::<Problem>().envelope_by(browsers)))
        .nest("/vendor", routes().layer(ErrorLayer::new(own).envelope::<Vendor>()))
        .layer(ErrorLayer::new(own).envelope_by(browsers))
}

/// Another service with the same errors.
pub fn reports() -> Router {
    routes().layer(ErrorLayer::new(own).envelope::<Flat>())
}

/// Browsers say that they prefer HTML.
fn browsers(head: &RequestHead<'_>) -> Option<AnyEnvelope> {
    head.header("accept")?.contains("text/html").then_some(AnyEnvelope::text("text/html; charset=utf-8", page))
}

fn page(report: &Report<'_>, page: &mut TextWriter<'_>) {
    let error = report.lead();
    page.raw("<!doctype html><html lang=\"en\"><title>");
    page.text(error.message());
    page.raw("</title><p>");
    page.text(error.text());
    if let Some(docs) = report.docs(error) {
        page.raw("<p><a href=\"");
        page.text(docs);
        page.raw("\">What this means</a>");
    }
    if let Some(id) = report.request_id() {
        page.raw("<p><small>");
        page.text(id);
        page.raw("</small>");
    }
    page.raw("</html>");
}

/// `{"ok":false,"error":"…","reason":"…"}`, as the clients of the vendor expect it.
#[derive(Clone, Copy, Debug)]
pub struct Vendor;

#[derive(Serialize)]
struct VendorBody<'a> {
    ok: bool,
    error: Code,
    reason: Text<'a>,
}

impl Envelope for Vendor {
    fn write(report: &Report<'_>, json: &mut JsonWriter<'_>) {
        let error = report.lead();
        json.serialize(&VendorBody { ok: false, error: error.code(), reason: error.text() });
    }
}
