//! A catalog of 5,000 entries is checked in constants without tripping rustc's limit.

#![allow(dead_code, reason = "a catalog lists errors that nobody makes here")]

use error_catalog::{ApiError, Catalog};

/// Declares one enum per name, each with the same 100 variants, whose codes differ by their prefix.
macro_rules! hundreds {
    ($($name:ident $prefix:literal)*) => {
        $(hundred! { $name $prefix })*

        static API: Catalog = error_catalog::catalog!("Large", [$($name),*]);
    };
}

#[rustfmt::skip]
macro_rules! hundred {
    ($name:ident $prefix:literal) => {
        #[derive(Debug, ApiError)]
        #[api(prefix = $prefix, status = 400)]
        enum $name {
            A0, A1, A2, A3, A4, A5, A6, A7, A8, A9,
            B0, B1, B2, B3, B4, B5, B6, B7, B8, B9,
            C0, C1, C2, C3, C4, C5, C6, C7, C8, C9,
            D0, D1, D2, D3, D4, D5, D6, D7, D8, D9,
            E0, E1, E2, E3, E4, E5, E6, E7, E8, E9,
            F0, F1, F2, F3, F4, F5, F6, F7, F8, F9,
            G0, G1, G2, G3, G4, G5, G6, G7, G8, G9,
            H0, H1, H2, H3, H4, H5, H6, H7, H8, H9,
            I0, I1, I2, I3, I4, I5, I6, I7, I8, I9,
            J0, J1, J2, J3, J4, J5, J6, J7, J8, J9,
        }
    };
}

#[rustfmt::skip]
hundreds! {
    E00 "e00:" E01 "e01:" E02 "e02:" E03 "e03:" E04 "e04:"
    E05 "e05:" E06 "e06:" E07 "e07:" E08 "e08:" E09 "e09:"
    E10 "e10:" E11 "e11:" E12 "e12:" E13 "e13:" E14 "e14:"
    E15 "e15:" E16 "e16:" E17 "e17:" E18 "e18:" E19 "e19:"
    E20 "e20:" E21 "e21:" E22 "e22:" E23 "e23:" E24 "e24:"
    E25 "e25:" E26 "e26:" E27 "e27:" E28 "e28:" E29 "e29:"
    E30 "e30:" E31 "e31:" E32 "e32:" E33 "e33:" E34 "e34:"
    E35 "e35:" E36 "e36:" E37 "e37:" E38 "e38:" E39 "e39:"
    E40 "e40:" E41 "e41:" E42 "e42:" E43 "e43:" E44 "e44:"
    E45 "e45:" E46 "e46:" E47 "e47:" E48 "e48:" E49 "e49:"
}

#[test]
fn five_thousand_entries() {
    assert_eq!(API.sections().len(), 50);
    assert_eq!(API.entries().count(), 5_000);
    let last: Vec<_> = API.get("e49:j9").map(|entry| (entry.name(), entry.status().as_u16())).collect();
    assert_eq!(last, [("J9", 400)]);
    assert_eq!(E00::A0.code(), "e00:a0");
}
