//! The context of a call.

use std::convert::Infallible;
use std::pin::Pin;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{self, Poll};

use bytes::Bytes;
use error_catalog::tonic::ContextLayer;
use error_catalog::{ApiError, Context, ErrorLayer, Exposure};
use http::{HeaderMap, HeaderValue, Request, Response};
use http_body::{Body, Frame};
use http_body_util::{BodyExt, Empty};
use tonic::Status;
use tonic_types::StatusExt;
use tower::{Layer, Service, ServiceExt, service_fn};

#[derive(Debug, ApiError)]
enum FeedError {
    #[api(status = 404, message = "no feed")]
    NoFeed,
    #[api(status = 503, message = "broken off")]
    BrokeOff(#[api(source)] std::io::Error),
}

fn broke_off() -> FeedError {
    FeedError::BrokeOff(std::io::Error::other("CANARY"))
}

/// A stream that breaks off with a status in its trailers, made while it is polled.
struct Feed(u8);

impl Body for Feed {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        _: &mut task::Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        self.0 += 1;
        Poll::Ready(match self.0 {
            1 => Some(Ok(Frame::data(Bytes::from_static(b"news")))),
            2 => {
                let mut trailers = HeaderMap::new();
                Status::from(broke_off()).add_header(&mut trailers).unwrap();
                Some(Ok(Frame::trailers(trailers)))
            }
            _ => None,
        })
    }
}

fn request(ids: &[&'static str]) -> Request<Empty<Bytes>> {
    let mut request = Request::post("/feeds.v1.Feeds/Get").body(Empty::new()).unwrap();
    for id in ids {
        request.headers_mut().append("x-request-id", HeaderValue::from_static(id));
    }
    request
}

fn id(headers: &HeaderMap) -> String {
    headers["x-request-id"].to_str().unwrap().to_owned()
}

async fn fails(request: Request<Empty<Bytes>>) -> Result<Response<Feed>, Infallible> {
    let context = request.extensions().get::<Context>().unwrap();
    assert_eq!(*context, Context::current());
    assert_eq!(context.request_id.as_deref(), Some(&*id(request.headers())));
    Ok(Status::from(FeedError::NoFeed).into_http::<Empty<Bytes>>().map(|_| Feed(2)))
}

#[tokio::test]
async fn the_id_is_that_of_the_metadata_or_new() {
    let service = ContextLayer::new().layer(service_fn(fails));
    let response = service.clone().oneshot(request(&["req_1"])).await.unwrap();
    let status = Status::from_header_map(response.headers()).unwrap();
    assert_eq!(
        (id(response.headers()), status.get_details_request_info().unwrap().request_id),
        ("req_1".into(), "req_1".into())
    );
    assert_eq!(Context::current(), Context::new());
    for ids in [&[][..], &["two words"], &["req_1", "req_2"]] {
        let response = service.clone().oneshot(request(ids)).await.unwrap();
        let status = Status::from_header_map(response.headers()).unwrap();
        assert_eq!(id(response.headers()).len(), 36);
        assert_eq!(status.get_details_request_info().unwrap().request_id, id(response.headers()));
    }
}

#[tokio::test]
async fn a_stream_fails_in_the_context_of_its_call() {
    let answers = service_fn(async |_: Request<Empty<Bytes>>| Ok::<_, Infallible>(Response::new(Feed(0))));
    for (exposure, debug) in [(Exposure::Production, None), (Exposure::Development, Some(vec!["CANARY".to_owned()]))] {
        let mut service = ContextLayer::new().exposure(exposure).layer(answers);
        let response = service.ready().await.unwrap().call(request(&["req_1"])).await.unwrap();
        assert_eq!(id(response.headers()), "req_1");
        let body = response.into_body().collect().await.unwrap();
        let status = Status::from_header_map(body.trailers().unwrap()).unwrap();
        assert_eq!(status.message(), "broken off");
        assert_eq!(status.get_details_request_info().unwrap().request_id, "req_1");
        assert_eq!(status.get_details_debug_info().map(|debug| debug.stack_entries), debug);
        assert_eq!(String::from_utf8_lossy(status.details()).contains("CANARY"), exposure == Exposure::Development);
    }
}

/// One server for HTTP and gRPC has the layer of HTTP outside.
#[tokio::test]
async fn layers_share_the_context() {
    static HOOKED: AtomicUsize = AtomicUsize::new(0);
    let inner = ContextLayer::new()
        .docs("https://docs.example.com/errors#<code>")
        .on_error(|report| {
            assert_eq!(report.lead().code(), "no_feed");
            HOOKED.fetch_add(1, Ordering::Relaxed);
        })
        .layer(service_fn(fails));
    let service = ErrorLayer::new(|_| FeedError::NoFeed).layer(inner);
    let response = service.oneshot(request(&["req_1"])).await.unwrap();
    assert_eq!((response.status().as_u16(), &response.headers()["grpc-status"]), (200, &HeaderValue::from_static("5")));
    let status = Status::from_header_map(response.headers()).unwrap();
    assert_eq!(status.get_details_help().unwrap().links[0].url, "https://docs.example.com/errors#no_feed");
    assert_eq!(id(response.headers()), "req_1");
    assert_eq!(HOOKED.load(Ordering::Relaxed), 1);
}
