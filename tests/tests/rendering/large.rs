//! An enum with more variants than one match of the expansion holds.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails by panicking")]

use std::error::Error;
use std::fmt;

use error_catalog::ApiError;

#[derive(Debug, ApiError)]
#[api(status = 410)]
enum Inner {
    #[api(message = "inside")]
    Inside,
}

/// Declares the variants, and makes one error of each.
macro_rules! large {
    ([$($unit:ident)*] [$($number:ident)*]) => {
        #[derive(Debug, ApiError)]
        enum Large {
            $(#[api(status = 404)] $unit,)*
            #[api(transparent)]
            Transparent(Inner),
            $(#[api(status = 409, message = "<0> and <0:>3>")] $number(#[api(meta = "number")] u8),)*
            #[api(status = 503)]
            Down(#[api(from)] fmt::Error),
        }

        fn units() -> Vec<Large> {
            vec![$(Large::$unit),*]
        }

        fn numbers() -> Vec<Large> {
            vec![$(Large::$number(7)),*]
        }
    };
}

#[rustfmt::skip]
large! {
    [
    A0 A1 A2 A3 A4 A5 A6 A7 A8 A9
    B0 B1 B2 B3 B4 B5 B6 B7 B8 B9
    C0 C1 C2 C3 C4 C5 C6 C7 C8 C9
    D0 D1 D2 D3 D4 D5 D6 D7 D8 D9
    E0 E1 E2 E3 E4 E5 E6 E7 E8 E9
    F0 F1 F2 F3 F4 F5 F6 F7 F8 F9
    G0 G1 G2 G3 G4 G5 G6 G7 G8 G9
    H0 H1 H2 H3 H4 H5 H6 H7 H8 H9
    I0 I1 I2 I3 I4 I5 I6 I7 I8 I9
    J0 J1 J2 J3 J4 J5 J6 J7 J8 J9
    K0 K1 K2 K3 K4 K5 K6 K7 K8 K9
    L0 L1 L2 L3 L4 L5 L6 L7 L8 L9
    M0 M1 M2 M3 M4 M5 M6 M7 M8 M9
    N0 N1 N2 N3 N4 N5 N6 N7 N8 N9
    ] [
    O0 O1 O2 O3 O4 O5 O6 O7 O8 O9
    P0 P1 P2 P3 P4 P5 P6 P7 P8 P9
    Q0 Q1 Q2 Q3 Q4 Q5 Q6 Q7 Q8 Q9
    R0 R1 R2 R3 R4 R5 R6 R7 R8 R9
    S0 S1 S2 S3 S4 S5 S6 S7 S8 S9
    T0 T1 T2 T3 T4 T5 T6 T7 T8 T9
    U0 U1 U2 U3 U4 U5 U6 U7 U8 U9
    V0 V1 V2 V3 V4 V5 V6 V7 V8 V9
    W0 W1 W2 W3 W4 W5 W6 W7 W8 W9
    X0 X1 X2 X3 X4 X5 X6 X7 X8 X9
    Y0 Y1 Y2 Y3 Y4 Y5 Y6 Y7 Y8 Y9
    Z0 Z1 Z2 Z3 Z4 Z5 Z6 Z7 Z8 Z9
    Aa0 Aa1 Aa2 Aa3 Aa4 Aa5 Aa6 Aa7 Aa8 Aa9
    Bb0 Bb1 Bb2 Bb3 Bb4 Bb5 Bb6 Bb7 Bb8 Bb9
    ]
}

#[test]
fn each_variant_has_its_row() {
    assert_eq!(units().len(), 140);
    for (index, error) in units().into_iter().enumerate() {
        assert_eq!(error.entry().name(), format!("{error:?}"));
        assert!(std::ptr::eq(error.entry(), &raw const Large::section().entries()[index]));
        assert_eq!(error.meta().map(|meta| meta.iter().count()), None);
    }
}

#[test]
fn each_variant_shows_its_field() {
    assert_eq!(numbers().len(), 140);
    for error in numbers() {
        assert_eq!(format!("{}(7)", error.entry().name()), format!("{error:?}"));
        assert_eq!(error.to_string(), "7 and   7");
        assert_eq!(serde_json::to_string(&error.meta()).unwrap(), r#"{"number":7}"#);
    }
}

#[test]
fn what_stands_behind_many_variants_is_found() {
    let error = Large::Transparent(Inner::Inside);
    assert_eq!((error.entry().name(), error.to_string().as_str()), ("Inside", "inside"));

    let error = Large::from(fmt::Error);
    assert_eq!(error.entry().name(), "Down");
    assert!(error.source().is_some_and(<dyn Error>::is::<fmt::Error>));
    assert!(units()[139].source().is_none());
}
