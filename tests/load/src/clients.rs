//! Clients that check every response.

use std::net::SocketAddr;
use std::thread;
use std::time::{Duration, Instant};

use crate::requests::{ALL, Connection};

/// The number of concurrent clients, each with a connection of its own.
const CLIENTS: u32 = 32;

/// What clients received.
#[derive(Debug, Default)]
pub(crate) struct Received {
    /// The number of responses, all of which are right.
    pub(crate) answers: u32,
    /// The ids that the service made.
    ids: Vec<u128>,
}

impl Received {
    /// Sends all requests in turn for the given time, half of them with an id, on many connections at once.
    pub(crate) fn by_all(address: SocketAddr, length: Duration) -> Result<Self, String> {
        let by_each: Vec<_> = thread::scope(|scope| {
            let clients: Vec<_> =
                (0..CLIENTS).map(|client| scope.spawn(move || Self::by_one(client, address, length))).collect();
            clients
                .into_iter()
                .map(|client| client.join().unwrap_or_else(|_| Err("a client panicked".into())))
                .collect()
        });
        let mut received = Self::default();
        for by_one in by_each {
            let Self { answers, ids } = by_one?;
            received.answers += answers;
            received.ids.extend(ids);
        }
        Ok(received)
    }

    fn by_one(client: u32, address: SocketAddr, length: Duration) -> Result<Self, String> {
        let started = Instant::now();
        let mut connection = Connection::open(address).map_err(|error| error.to_string())?;
        let mut received = Self::default();
        let mut bodies = [const { None }; ALL.len()];
        while started.elapsed() < length {
            for (request, first) in ALL.iter().zip(&mut bodies) {
                let own = format!("load_{client}_{}", received.answers);
                let sent = (received.answers % 2 == 0).then_some(&*own);
                let answer = connection.ask(&request.bytes(sent)).map_err(|error| error.to_string())?;
                let id = request.check(&answer, sent)?;
                // But for the id, each body is the same as the first one.
                let body = answer.body.replace(id, "");
                if *first.get_or_insert_with(|| body.clone()) != body {
                    return Err(format!("{} has several answers, among them {answer:?}", request.name));
                }
                if sent.is_none() {
                    received.ids.push(made(id).ok_or_else(|| format!("{id} is not an id of the service"))?);
                }
                received.answers += 1;
            }
        }
        Ok(received)
    }

    /// The number of ids that the service made, if none of them occurs twice.
    pub(crate) fn distinct_ids(mut self) -> Result<usize, String> {
        let all = self.ids.len();
        self.ids.sort_unstable();
        self.ids.dedup();
        match all - self.ids.len() {
            0 => Ok(all),
            repeated => Err(format!("of {all} ids, {repeated} were there before")),
        }
    }
}

/// The number that a UUID writes.
fn made(id: &str) -> Option<u128> {
    (id.len() == 36).then(|| u128::from_str_radix(&id.replace('-', ""), 16).ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_ids_are_found() {
        let of = |ids: &[u128]| Received { answers: 0, ids: ids.to_vec() }.distinct_ids();
        assert_eq!(of(&[3, 1, 2]), Ok(3));
        assert_eq!(of(&[3, 1, 3]), Err("of 3 ids, 1 were there before".to_owned()));
    }

    #[test]
    fn ids_are_numbers() {
        assert_eq!(made("00000000-0000-7000-8000-0000000000ff"), Some((0x7000_8000 << 48) | 0xff));
        assert_eq!(made("load_1_2"), None);
    }
}
