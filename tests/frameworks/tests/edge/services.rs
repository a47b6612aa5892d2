//! Starts services, each on a thread of its own, until the test program ends.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::mpsc;
use std::thread;

use actix_web::HttpServer;
use actix_web::dev::ServiceFactory;
use poem::EndpointExt;
use poem::listener::{Acceptor, Listener};

const ANY: (Ipv4Addr, u16) = (Ipv4Addr::LOCALHOST, 0);

/// Runs the service on a thread, and returns the address that it tells.
fn spawned(serve: impl FnOnce(mpsc::Sender<SocketAddr>) + Send + 'static) -> SocketAddr {
    let (told, address) = mpsc::channel();
    thread::spawn(move || serve(told));
    address.recv().unwrap()
}

fn runtime() -> tokio::runtime::Runtime {
    tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap()
}

/// Serves a router of axum.
pub(crate) fn axum(app: axum::Router) -> SocketAddr {
    spawned(|told| {
        runtime().block_on(async move {
            let listener = tokio::net::TcpListener::bind(ANY).await.unwrap();
            told.send(listener.local_addr().unwrap()).unwrap();
            axum::serve(listener, app).await.unwrap();
        });
    })
}

/// Serves an app of actix-web.
pub(crate) fn actix<T, B>(app: fn() -> actix_web::App<T>) -> SocketAddr
where
    T: ServiceFactory<
            actix_web::dev::ServiceRequest,
            Config = (),
            Response = actix_web::dev::ServiceResponse<B>,
            Error = actix_web::Error,
            InitError = (),
        > + 'static,
    B: actix_web::body::MessageBody + 'static,
{
    spawned(move |told| {
        actix_web::rt::System::new().block_on(async move {
            let server = HttpServer::new(app).workers(1).disable_signals().bind(ANY).unwrap();
            told.send(server.addrs()[0]).unwrap();
            server.run().await.unwrap();
        });
    })
}

/// Serves an endpoint of poem.
pub(crate) fn poem(app: impl poem::Endpoint + 'static) -> SocketAddr {
    spawned(|told| {
        runtime().block_on(async move {
            let acceptor = poem::listener::TcpListener::bind("127.0.0.1:0").into_acceptor().await.unwrap();
            told.send(*acceptor.local_addr()[0].as_socket_addr().unwrap()).unwrap();
            poem::Server::new_with_acceptor(acceptor).run(app.map_to_response()).await.unwrap();
        });
    })
}

/// Serves an application of Rocket.
pub(crate) fn rocket(app: rocket::Rocket<rocket::Build>) -> SocketAddr {
    use rocket::fairing::AdHoc;

    spawned(|told| {
        let liftoff = AdHoc::on_liftoff("address", move |rocket| {
            let address = SocketAddr::new(rocket.config().address, rocket.config().port);
            Box::pin(async move { told.send(address).unwrap() })
        });
        let config = rocket::Config {
            port: 0,
            workers: 1,
            log_level: rocket::config::LogLevel::Off,
            ..rocket::Config::debug_default()
        };
        let app = app.configure(config).attach(liftoff);
        runtime().block_on(async move { app.launch().await.map(drop).unwrap() });
    })
}
