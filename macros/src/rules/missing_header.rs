//! Under `require(challenge, headers)`, a response has the header that RFC 9110 demands for its status.

use crate::{
    attr::{
        Input, Variant,
        value::{Required, Requirement},
    },
    diag::{Diag, Errors},
    lints::MISSING_HEADER,
};

pub(super) fn check(input: &Input<'_>, errors: &mut Errors) {
    let is =
        |required: &Required, wanted| matches!(required, Required::Key(requirement) if requirement.value == wanted);
    let requires = |wanted| input.keys.require.iter().any(|required| is(required, wanted));
    for variant in input.entries().filter(|variant| !MISSING_HEADER.is_allowed(input, variant)) {
        for header in DEMANDED {
            let status = header.status;
            if !input.may_answer(variant, status) || !requires(header.requirement) || has(input, variant, header.key) {
                continue;
            }
            let diag = Diag::new(
                variant.ident.span(),
                format!("`{}` has no {}, which this {} requires", variant.name(), header.name, input.container()),
            )
            .help(header.help)
            .note(format!("a response with status {status} has it ({})", header.source));
            errors.push(MISSING_HEADER.denies(input, diag));
        }
    }
}

struct Header {
    status: u16,
    requirement: Requirement,
    key: &'static str,
    name: &'static str,
    help: &'static str,
    source: &'static str,
}

/// The headers that RFC 9110 demands, by status.
const DEMANDED: [Header; 4] = [
    Header {
        status: 401,
        requirement: Requirement::Challenge,
        key: "challenge",
        name: "challenge",
        help: "write `challenge = \"Bearer\"`, here or on the enum",
        source: "RFC 9110, section 15.5.2",
    },
    Header {
        status: 405,
        requirement: Requirement::Headers,
        key: "allow",
        name: "header `allow`",
        help: "write `headers(allow = \"GET, HEAD\")` on it",
        source: "RFC 9110, section 15.5.6",
    },
    Header {
        status: 407,
        requirement: Requirement::Headers,
        key: "proxy-authenticate",
        name: "header `proxy-authenticate`",
        help: "write `headers(proxy_authenticate = \"Basic\")` on it",
        source: "RFC 9110, section 15.5.8",
    },
    Header {
        status: 426,
        requirement: Requirement::Headers,
        key: "upgrade",
        name: "header `upgrade`",
        help: "write `headers(upgrade = \"HTTP/2.0\")` on it",
        source: "RFC 9110, section 15.5.22",
    },
];

fn has(input: &Input<'_>, variant: &Variant<'_>, key: &str) -> bool {
    if key == "challenge" {
        return input.challenge_of(variant).is_some()
            || variant.wrote("challenge")
            || input.written.contains(&"challenge");
    }
    // A list that could not be read may hold it.
    variant.keys.headers.iter().any(|header| header.header_name() == key) || variant.attempted.contains(&"headers")
}
