//! Every form of a placeholder, and everything that only looks like one.

#![allow(clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::borrow::Cow;
use std::collections::{BTreeSet, BinaryHeap, HashSet, VecDeque};
use std::rc::Rc;
use std::sync::Arc;

use error_catalog::ApiError;
use error_catalog_tests::parsed;
use serde_json::json;

/// The message, after a check that the body has the same text.
fn message(error: &impl ApiError) -> String {
    let shown = error.message().to_string();
    assert_eq!(parsed(&error.to_json())["errors"][0]["message"], json!(shown));
    shown
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
#[expect(dead_code, reason = "`Many` has many fields so that an index has two digits")]
enum Plain {
    #[api(message = "no <name> in <count>, <name>", long = "<count><name>")]
    Named { name: &'static str, count: u8 },
    #[api(message = "<1> before <0>", long = "<0>")]
    Tuple(char, bool),
    #[api(message = "<type> and <r#fn>", long = "<match?> <loop...> <in:?>")]
    Raw { r#type: u8, r#fn: u8, r#match: Option<u8>, r#loop: [u8; 2], r#in: char },
    #[api(message = "<_x> <x1> <äöü>")]
    Unusual { _x: u8, x1: u8, äöü: u8 },
    #[api(message = "<0><0><0>")]
    Repeated(u8),
    #[api(message = "<10> <9> <0>")]
    Many(u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8),
}

#[test]
fn fields() {
    let error = Plain::Named { name: "n", count: 2 };
    assert_eq!((message(&error), error.text().to_string()), ("no n in 2, n".to_owned(), "2n".to_owned()));
    let error = Plain::Tuple('a', true);
    assert_eq!((message(&error), error.text().to_string()), ("true before a".to_owned(), "a".to_owned()));
    let error = Plain::Raw { r#type: 1, r#fn: 2, r#match: Some(3), r#loop: [4, 5], r#in: 'x' };
    assert_eq!((message(&error), error.text().to_string()), ("1 and 2".to_owned(), "3 4, 5 'x'".to_owned()));
    assert_eq!(message(&Plain::Unusual { _x: 1, x1: 2, äöü: 3 }), "1 2 3");
    assert_eq!(message(&Plain::Repeated(7)), "777");
    assert_eq!(message(&Plain::Many(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10)), "10 9 0");
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Specs {
    #[api(message = "<0:.2>|<0:8.1>|<0:<8.1>|<0:^8.1>|<0:>8.1>|<0:+>|<0:08.2>|<0:e>")]
    Float(f64),
    #[api(message = "<0:x>|<0:X>|<0:#x>|<0:#06x>|<0:o>|<0:#b>|<0:+>|<0:04>")]
    Integer(u8),
    #[api(message = "<0:?>|<0:#?>|<0:10?>|<1:02x?>")]
    Debug(Option<u8>, [u8; 2]),
    #[api(message = "<0:*^7>|<0:->7>|<0:>>7>|<0:<<7>|<0:é<7>|<0:.1>|<0:5.1>|<0:>")]
    Fill(&'static str),
    #[api(message = "[<n:width$>] [<n:>width$>] [<n:width$.digits$>] [<n:.digits$>] [<n:*<width$.1>]")]
    Named { n: f64, width: usize, digits: usize },
    #[api(message = "[<0:1$>] [<0:.2$>] [<0:1$.2$>]")]
    Tuple(f64, usize, usize),
    #[api(message = "[<n:w$>] [<twice:04>]", args(w = usize::from(*width) + 1, twice = n * 2))]
    Computed { n: u8, width: u8 },
    #[api(message = "<type:>width$>")]
    Raw { r#type: u8, width: usize },
}

#[test]
fn format_specs() {
    assert_eq!(message(&Specs::Float(2.5)), "2.50|     2.5|2.5     |  2.5   |     2.5|+2.5|00002.50|2.5e0");
    assert_eq!(message(&Specs::Integer(10)), "a|A|0xa|0x000a|12|0b1010|+10|0010");
    assert_eq!(message(&Specs::Debug(Some(1), [1, 255])), "Some(1)|Some(\n    1,\n)|Some(         1)|[01, ff]");
    assert_eq!(message(&Specs::Fill("ab")), "**ab***|-----ab|>>>>>ab|ab<<<<<|abééééé|a|a    |ab");
    assert_eq!(message(&Specs::Named { n: 2.5, width: 6, digits: 3 }), "[   2.5] [   2.5] [ 2.500] [2.500] [2.5***]",);
    assert_eq!(message(&Specs::Tuple(2.5, 6, 3)), "[   2.5] [2.500] [ 2.500]");
    assert_eq!(message(&Specs::Computed { n: 7, width: 3 }), "[   7] [0014]");
    assert_eq!(message(&Specs::Raw { r#type: 7, width: 3 }), "  7");
}

type Maybe<T> = Option<T>;

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Options<'a> {
    #[api(message = "no user<0?>.", long = "[<0?>] <0:?>")]
    Owned(Option<String>),
    #[api(message = "[<0?>] [<1?>] [<2?>]")]
    Others(Option<&'a str>, Maybe<u8>, &'a Option<char>),
    #[api(message = "[<first?>]", args(first = _0.first()))]
    Computed(Vec<u8>),
}

#[test]
fn options() {
    assert_eq!(message(&Options::Owned(None)), "no user.");
    assert_eq!(message(&Options::Owned(Some(" \"u\"".to_owned()))), "no user \"u\".");
    assert_eq!(Options::Owned(None).text().to_string(), "[] None");
    assert_eq!(message(&Options::Others(Some("a"), Some(1), &Some('c'))), "[a] [1] [c]");
    assert_eq!(message(&Options::Others(None, None, &None)), "[] [] []");
    assert_eq!(message(&Options::Computed(vec![1, 2])), "[1]");
    assert_eq!(message(&Options::Computed(vec![])), "[]");
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Lists<'a> {
    #[api(message = "[<0...>]")]
    Vec(Vec<String>),
    #[api(message = "[<0...>] [<1...>] [<2...>] [<3...>]")]
    Pointers(Box<[u8]>, Arc<[u8]>, Rc<Vec<u8>>, Arc<VecDeque<&'a str>>),
    #[api(message = "[<0...>] [<1...>] [<2...>] [<3...>]")]
    Borrowed(&'a [&'a str], &'a Vec<u8>, &'a [u8; 2], Cow<'a, [u8]>),
    #[api(message = "[<0...>] [<1...>] [<2...>] [<3...>]")]
    Sets(BTreeSet<char>, HashSet<u8>, VecDeque<u8>, BinaryHeap<u8>),
    #[api(message = "[<0...>] [<1...>]")]
    Others([u8; 3], Option<u8>),
    #[api(message = "[<doubled...>]", args(doubled = _0.iter().map(|item| item * 2).collect::<Vec<_>>()))]
    Computed(Vec<u8>),
    #[api(message = "[<0...>] of <0:?>")]
    Twice(Vec<u8>),
    #[api(message = "[<0...:02x>] [<1?:?>] [<1?:>5>]")]
    Specs(Vec<u8>, Option<&'a str>),
}

#[test]
fn lists() {
    assert_eq!(message(&Lists::Vec(vec![])), "[]");
    assert_eq!(message(&Lists::Vec(vec!["\"a\"".to_owned()])), "[\"a\"]");
    assert_eq!(message(&Lists::Vec(vec!["a".to_owned(), String::new(), "c".to_owned()])), "[a, , c]");
    assert_eq!(
        message(&Lists::Pointers(
            Box::new([1, 2]),
            Arc::new([3, 4]),
            Rc::new(vec![5, 6]),
            Arc::new(VecDeque::from(["a", "b"]))
        )),
        "[1, 2] [3, 4] [5, 6] [a, b]",
    );
    assert_eq!(
        message(&Lists::Borrowed(&["a", "b"], &vec![1, 2], &[3, 4], Cow::Borrowed(&[5, 6]))),
        "[a, b] [1, 2] [3, 4] [5, 6]",
    );
    assert_eq!(
        message(&Lists::Sets(
            BTreeSet::from(['b', 'a']),
            HashSet::from([1]),
            VecDeque::from([2, 3]),
            BinaryHeap::from([4]),
        )),
        "[a, b] [1] [2, 3] [4]",
    );
    assert_eq!(message(&Lists::Others([1, 2, 3], Some(4))), "[1, 2, 3] [4]");
    assert_eq!(message(&Lists::Others([1, 2, 3], None)), "[1, 2, 3] []");
    assert_eq!(message(&Lists::Computed(vec![1, 2])), "[2, 4]");
    assert_eq!(message(&Lists::Twice(vec![1, 2])), "[1, 2] of [1, 2]");
    assert_eq!(message(&Lists::Specs(vec![1, 255], Some("a"))), "[01, ff] [\"a\"] [    a]");
    assert_eq!(message(&Lists::Specs(vec![], None)), "[] [] []");
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Literals {
    #[api(message = "a < b <= c <- d </e> < f> <", long = "<<0> <<<0> <<<<0> <<a> <<")]
    LessThan(u8),
    #[api(message = "{} {{}} {1:?} {:>4} }{ ${x}", long = "{<0>} {{<0>}}", allow(lost_placeholder))]
    Braces(u8),
    #[api(message = "100% %% % 5 %", long = "<0>%")]
    Percent(u8),
    #[api(message = "\"quoted\" \\ / \n \t \r \0 \u{1} \u{2} \u{7f} é 😀 \u{2028} </script>")]
    Escaped,
    #[api(message = r#"raw "quotes" and \n <0>"#)]
    RawString(u8),
    #[api(message = "two \
                     lines <0>")]
    Continued(u8),
    #[api(message = "a > b >> c -> d <0>> >")]
    GreaterThan(u8),
    #[api(message = "_ 0 name ... ? :")]
    Words,
}

#[test]
fn literals() {
    let error = Literals::LessThan(7);
    assert_eq!(message(&error), "a < b <= c <- d </e> < f> <");
    assert_eq!(error.text().to_string(), "<0> <7 <<0> <a> <");
    let error = Literals::Braces(7);
    assert_eq!(message(&error), "{} {{}} {1:?} {:>4} }{ ${x}");
    assert_eq!(error.text().to_string(), "{7} {{7}}");
    let error = Literals::Percent(7);
    assert_eq!(message(&error), "100% %% % 5 %");
    assert_eq!(error.text().to_string(), "7%");
    assert_eq!(message(&Literals::Escaped), "\"quoted\" \\ / \n \t \r \0 \u{1} \u{2} \u{7f} é 😀 \u{2028} </script>",);
    assert_eq!(message(&Literals::RawString(7)), "raw \"quotes\" and \\n 7");
    assert_eq!(message(&Literals::Continued(7)), "two lines 7");
    assert_eq!(message(&Literals::GreaterThan(7)), "a > b >> c -> d 7> >");
    assert_eq!(message(&Literals::Words), "_ 0 name ... ? :");
}

/// More places than fit into a small table, with every index up to and beyond that of a backslash.
#[derive(Debug, ApiError)]
#[api(status = 400, message = "<0> <1> <2> <3> <4> <5> <6> <7> <8> <9> <10> <11> <12> <13> <14> <15> <16> <17> <18> <19> <20> <21> <22> <23> \\")]
#[api(long = "<24> <25> <26> <27> <28> <29> <30> <31> <32> <33> <34> <35> <36> <37> <38> <39> <40> <41> <42> <43> <44> <45> <46> <47> \\", meta(last = _47, next = _46 + 1))]
#[rustfmt::skip]
struct Many(
    u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8,
    u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8,
);

#[test]
#[rustfmt::skip]
fn many_places() {
    let error = Many(
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23,
        24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47,
    );
    let short = "0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 \\";
    let long = "24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 43 44 45 46 47 \\";
    assert_eq!(message(&error), short);
    assert_eq!(error.text().to_string(), long);
    assert_eq!(
        parsed(&error.to_json())["errors"][0],
        json!({"message": short, "long_message": long, "code": "many", "meta": {"last": 47, "next": 47}}),
    );
}

/// So many places that one has the index of the last ASCII character and the next ones are wider. The texts between places
/// are longer and shorter than a mark can express.
#[derive(Debug, ApiError)]
#[api(status = 400, message = "<0> <1> <2> <3> <4> <5> <6> <7> <8> <9> <10> <11> <12> <13> <14> <15> <16> <17> <18> <19> <20> <21> <22> <23> <24> <25> <26> <27> <28> <29> <30> <31> <32> <33> <34> <35> <36> <37> <38> <39> <40> <41> <42> <43> <44> <45> <46> <47> <48> <49> <50> <51> <52> <53> <54> <55> <56> <57> <58> <59> <60> <61> <62> <63> <64> <65> <66> <67> <68> <69> <70> <71> <72> <73> <74> <75> <76> <77> <78> <79> <80> <81> <82> <83> <84> <85> <86> <87> <88> <89> <90> <91> <92> <93> <94> <95>")]
#[api(long = "<95><94> A text that goes on for longer than the hundred bytes that a mark has words for, é and \"quotes\" included <79><93>é<92>")]
#[api(meta(a = _78, a_key_that_goes_on_for_longer_than_the_hundred_bytes_that_a_separator_has_words_for_which_is_quite_long = 1, b = _79, c = _95))]
#[rustfmt::skip]
struct Wide(
    u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8,
    u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8,
    u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8, u8,
);

#[test]
#[rustfmt::skip]
fn wide_places() {
    let error = Wide(
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31,
        32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
        64, 65, 66, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 77, 78, 79, 80, 81, 82, 83, 84, 85, 86, 87, 88, 89, 90, 91, 92, 93, 94, 95,
    );
    let short = (0..96).map(|place| place.to_string()).collect::<Vec<_>>().join(" ");
    let long = "9594 A text that goes on for longer than the hundred bytes that a mark has words for, é and \"quotes\" included 7993é92";
    assert_eq!(message(&error), short);
    assert_eq!(error.text().to_string(), long);
    let key = "a_key_that_goes_on_for_longer_than_the_hundred_bytes_that_a_separator_has_words_for_which_is_quite_long";
    assert_eq!(
        parsed(&error.to_json())["errors"][0],
        json!({"message": short, "long_message": long, "code": "wide", "meta": {"a": 78, key: 1, "b": 79, "c": 95}}),
    );
}

#[derive(Debug, ApiError)]
#[api(status = 400, message = "<name> <list...> <maybe?> <shout> <number:>4> <<literal> \"q\"")]
#[api(args(shout = name.to_uppercase()))]
struct InCatalog {
    name: &'static str,
    list: Vec<u8>,
    maybe: Option<u8>,
    number: u8,
}

#[test]
fn templates_of_the_catalog() {
    let template = InCatalog::section().entries()[0].message();
    let places: Vec<_> = template.placeholders().collect();
    assert_eq!(places, ["name", "list", "maybe", "shout", "number"]);
    assert_eq!(template.to_string(), "<name> <list> <maybe> <shout> <number> <literal> \"q\"");
    assert_eq!(json!(template), json!("<name> <list> <maybe> <shout> <number> <literal> \"q\""));
    let error = InCatalog { name: "n", list: vec![1], maybe: None, number: 2 };
    assert_eq!(message(&error), "n 1  N    2 <literal> \"q\"");
}

#[derive(Debug, ApiError)]
#[api(status = 400, allow(empty_message))]
enum Empty {
    #[api(message = "short", long = "")]
    Long,
    #[api(message = "", long = "long <0>")]
    Short(u8),
    #[api(message = "")]
    Both,
}

#[test]
fn empty_texts() {
    let bodies = [Empty::Long, Empty::Short(3), Empty::Both].map(|error| error.to_json());
    assert_eq!(
        bodies,
        [
            r#"{"errors":[{"message":"short","long_message":"short","code":"long"}]}"#,
            r#"{"errors":[{"message":"","long_message":"long 3","code":"short"}]}"#,
            r#"{"errors":[{"message":"","long_message":"","code":"both"}]}"#,
        ],
    );
    assert!(Empty::Long.long_message().is_none());
}
