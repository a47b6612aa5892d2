//! `meta_case`: the case of meta keys that come from field names.

use error_catalog::ApiError;

macro_rules! case {
    ($name:ident $case:literal) => {
        #[derive(Debug, ApiError)]
        #[api(status = 400, meta_case = $case)]
        struct $name {
            #[api(meta)]
            user_id: u8,
            #[api(meta)]
            r#type: u8,
            #[api(meta = "asWritten_here")]
            named: u8,
        }

        impl $name {
            fn keys() -> Vec<&'static str> {
                let error = Self { user_id: 1, r#type: 2, named: 3 };
                error.meta().into_iter().flatten().map(|(key, _)| key).collect()
            }
        }
    };
}

case!(Snake "snake_case");
case!(Screaming "SCREAMING_SNAKE_CASE");
case!(Kebab "kebab-case");
case!(Camel "camelCase");
case!(Pascal "PascalCase");

#[test]
fn each_case() {
    assert_eq!(Snake::keys(), ["user_id", "type", "asWritten_here"]);
    assert_eq!(Screaming::keys(), ["USER_ID", "TYPE", "asWritten_here"]);
    assert_eq!(Kebab::keys(), ["user-id", "type", "asWritten_here"]);
    assert_eq!(Camel::keys(), ["userId", "type", "asWritten_here"]);
    assert_eq!(Pascal::keys(), ["UserId", "Type", "asWritten_here"]);
}

#[derive(Debug, ApiError)]
#[api(status = 400, meta_case = "camelCase")]
enum Listed {
    #[api(meta(user_id, owner_id = user_id, max_len = 5))]
    Named { user_id: u8 },
}

#[derive(Debug, ApiError)]
#[api(status = 400)]
enum Default {
    #[api(meta(user_id, tenantName))]
    #[allow(non_snake_case, reason = "the subject of the test")]
    Named { user_id: u8, tenantName: u8 },
}

#[test]
fn keys_that_are_stated_stay() {
    assert_eq!(
        Listed::Named { user_id: 7 }.to_json(),
        r#"{"errors":[{"message":"Named","long_message":"Named","code":"named","meta":{"userId":7,"owner_id":7,"max_len":5}}]}"#,
    );
}

#[test]
fn default_is_as_the_field_is_written() {
    assert_eq!(
        Default::Named { user_id: 7, tenantName: 8 }.to_json(),
        r#"{"errors":[{"message":"Named","long_message":"Named","code":"named","meta":{"user_id":7,"tenantName":8}}]}"#,
    );
}
