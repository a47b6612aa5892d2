//! What happens inside services, told to the tests.

use std::sync::{Mutex, Once, PoisonError};
use std::thread;
use std::time::Duration;

use error_catalog::Context;

/// What was told, with the id of the request in whose context it was told.
static TOLD: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

/// Tells something, in the ambient context.
pub(crate) fn tell(what: impl Into<String>) {
    let id = Context::current().request_id.as_deref().unwrap_or("nobody").to_owned();
    TOLD.lock().unwrap_or_else(PoisonError::into_inner).push((id, what.into()));
}

/// What was told in the context of a request.
pub(crate) fn told(id: &str) -> Vec<String> {
    let told = TOLD.lock().unwrap_or_else(PoisonError::into_inner);
    told.iter().filter(|(of, _)| of == id).map(|(_, what)| what.clone()).collect()
}

/// Waits until it is told.
pub(crate) fn wait_for(id: &str, what: &str) {
    for _ in 0..500 {
        if told(id).iter().any(|told| told == what) {
            return;
        }
        thread::sleep(Duration::from_millis(10));
    }
    panic!("{what:?} is not among {:?}", TOLD.lock().unwrap_or_else(PoisonError::into_inner));
}

/// Tells when it is dropped.
pub(crate) struct TellsDrop(pub(crate) &'static str);

impl Drop for TellsDrop {
    fn drop(&mut self) {
        // Also inside another scope it is the context of the request that is ambient.
        tell(self.0);
    }
}

/// Panics on purpose print nothing.
pub(crate) fn quiet() {
    static QUIET: Once = Once::new();
    QUIET.call_once(|| {
        let loud = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            let payload = info.payload();
            let said = payload.downcast_ref::<&str>().copied().or(payload.downcast_ref::<String>().map(String::as_str));
            let is_expected = said.is_some_and(|said| said.contains("on purpose") || said.contains("`docs`"));
            if !is_expected && !payload.is::<Bomb>() {
                loud(info);
            }
        }));
    });
}

/// A payload of a panic that panics when it is dropped, with another.
pub(crate) struct Bomb(pub(crate) u8);

impl Drop for Bomb {
    fn drop(&mut self) {
        if let Some(next) = self.0.checked_sub(1) {
            std::panic::panic_any(Self(next));
        }
    }
}
