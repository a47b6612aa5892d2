//! Twenty thousand items in which some tokens are wrong.

use proc_macro2::{TokenStream, TokenTree};

use super::reports::{followed, mistakes, recorded};
use crate::expand::derive;

/// What a mutation may write, beside the tokens of the item itself.
const WORDS: &str = r##"status code message long hint meta args retry retry_after challenge headers docs transparent hidden
allow section code_style prefix envelope meta_case domain retired require display crate pointer source from secret
http_status rename detail title description retryable skip type help error
duplicate_code format_verb NOT_FOUND id _0 r#type = == => : := , ; . .. ... 404 0 200 404001 1.5 -1 4_0_4 0x194 404u16 30s
99999999999999999999 true false 'c' b"x" c"x" r#"<id>"# "" "<" "<>" "<id" "<id:?>" "<id?>" "<id...>" "<user.id>" "<0>" "<1>"
"%d" "{id}" "{}" "${id}" "a\nb" "\u{200b}" "snake_case" "numeric" "https://e.example/<code>" "never" "*" "404" "Not Found"
() (id) ("x") (id="x") {} [] [1,2] :: & && |x| || ! ? # $ @ ~ * - + < > -> _ self Self super fn return async move const
static dyn impl for if match loop break let in as ref where panic!() format!("{}",id) std::mem::drop id.len() self.id
id? { let id = 1; id }"##;

/// xorshift64*
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        usize::try_from(self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33).unwrap_or(0) % limit.max(1)
    }

    fn pick<'t, T: ?Sized>(&mut self, all: &[&'t T]) -> &'t T {
        all[self.below(all.len())]
    }
}

/// The positions of the tokens inside `#[api(...)]`, brackets left out.
fn places(tokens: TokenStream, inside: bool, found: &mut Vec<std::ops::Range<usize>>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let begins_attribute = matches!(tokens.first(), Some(TokenTree::Ident(api)) if api == "api");
    for token in tokens {
        match token {
            TokenTree::Group(group) => places(group.stream(), inside || begins_attribute, found),
            token if inside => found.push(token.span().byte_range()),
            _ => {}
        }
    }
}

fn mutated(item: &str, words: &[&str], random: &mut Random) -> Option<String> {
    proc_macro2::extra::invalidate_current_thread_spans();
    let mut all = Vec::new();
    places(item.parse().ok()?, false, &mut all);
    if all.is_empty() {
        return None;
    }
    let place = all[random.below(all.len())].clone();
    let other = item.get(all[random.below(all.len())].clone())?;
    let word = match random.below(3) {
        0 => other,
        _ => random.pick(words),
    };
    let mut item = item.to_owned();
    match random.below(4) {
        0 => item.replace_range(place, " "),
        1 => item.insert_str(place.end, &format!(" {word} ")),
        _ => item.replace_range(place, &format!(" {word} ")),
    }
    Some(item)
}

// Two tests, so that both processors have work.

#[test]
fn mutated_items_give_reports_on_their_tokens() {
    mutate(Random(7));
}

#[test]
fn other_mutated_items_give_reports_on_their_tokens() {
    mutate(Random(8));
}

fn mutate(mut random: Random) {
    let items = recorded();
    let words: Vec<&str> = WORDS.split_whitespace().collect();
    let (mut tried, mut wrong) = (0, 0);
    let mut faults: Vec<String> = Vec::new();
    let mut fault = |is_sound: bool, what: &str, text: &str| {
        if !is_sound && faults.len() < 20 {
            faults.push(format!("{what}\n{text}"));
        }
    };
    while tried < 10_000 {
        let mut item = items[random.below(items.len())].clone();
        for _ in 0..=random.below(2) {
            item = mutated(&item, &words, &mut random).unwrap_or(item);
        }
        // rustc passes only whole items to a derive.
        let is_item = item.parse::<TokenStream>().is_ok_and(|tokens| syn::parse2::<syn::DeriveInput>(tokens).is_ok());
        if !is_item {
            continue;
        }
        tried += 1;
        let reports = mistakes(&item);
        wrong += usize::from(!reports.is_empty());
        for report in &reports {
            let range = report.range();
            let place = item.get(range.clone()).unwrap_or_default();
            fault(
                !place.is_empty() && place != item,
                "a report stands on nothing",
                &format!(
                    "{item}
{}",
                    report.text()
                ),
            );
        }
        // One in eight, because reading the whole output takes longer than making it.
        if tried % 8 == 0 {
            let output = derive(item.parse().unwrap());
            fault(syn::parse2::<syn::File>(output).is_ok(), "the output is no Rust", &item);
        }
        // A suggestion that is followed does not leave the same report.
        if let Some(followed) = followed(&item, &reports) {
            let is_item =
                followed.parse::<TokenStream>().is_ok_and(|tokens| syn::parse2::<syn::DeriveInput>(tokens).is_ok());
            fault(
                is_item,
                "a suggestion is no Rust",
                &format!(
                    "{item}
{followed}"
                ),
            );
            if !is_item {
                continue;
            }
            let left = mistakes(&followed);
            for report in &reports {
                let again = left.iter().any(|again| again.text() == report.text());
                fault(
                    !again,
                    "a suggestion does not help",
                    &format!(
                        "{item}
{followed}
{}",
                        report.text()
                    ),
                );
            }
        }
    }
    assert!(faults.is_empty(), "{}", faults.join("\n\n"));
    assert!(wrong > 5_000, "{wrong} of {tried} items are wrong");
}
