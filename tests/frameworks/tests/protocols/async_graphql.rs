//! What a client of GraphQL reads.

#![allow(clippy::unused_async, reason = "resolvers are")]

use std::fmt;
use std::io;
use std::sync::Arc;

use async_graphql::futures_util::{Stream, StreamExt, stream};
use async_graphql::{EmptyMutation, Guard, Object, Request, Schema, SimpleObject, Subscription};
use error_catalog::async_graphql::CatalogErrors;
use error_catalog::{ApiError, Context, Errors, Exposure, Raise, Raised};
use serde_json::{Value, json};

#[derive(Debug, Clone, ApiError)]
enum UserError {
    #[api(status = 404, code = "user_not_found", message = "not found", long = "There is no user <id>", meta(id))]
    NotFound { id: u32 },
    #[api(status = 422, message = "The name is empty", pointer = "/name", hint = "write a name")]
    Unnamed,
}

#[derive(Debug, ApiError)]
enum AppError {
    #[api(transparent)]
    User(#[api(from)] UserError),
    #[api(status = 503, message = "The mail is down", retry_after = 30)]
    MailDown(#[api(source)] io::Error),
    #[api(status = 500, message = "Something went wrong", fallback)]
    Internal(Box<dyn std::error::Error + Send + Sync>),
}

fn canary() -> io::Error {
    io::Error::other("CANARY_SOURCE")
}

#[derive(SimpleObject)]
#[graphql(complex)]
struct User {
    id: u32,
}

#[async_graphql::ComplexObject]
impl User {
    async fn name(&self) -> Result<String, AppError> {
        Err(UserError::NotFound { id: self.id })?
    }

    async fn mail(&self) -> Result<String, AppError> {
        Err(AppError::MailDown(canary()))
    }
}

struct Query;

struct Nobody;

impl Guard for Nobody {
    async fn check(&self, _: &async_graphql::Context<'_>) -> async_graphql::Result<()> {
        Err("CANARY_GUARD".into())
    }
}

#[Object]
impl Query {
    async fn users(&self) -> Vec<User> {
        vec![User { id: 7 }, User { id: 8 }]
    }

    async fn user(&self, #[graphql(validator(minimum = 1))] id: i32) -> Result<Option<User>, AppError> {
        Ok(Some(User { id: id.unsigned_abs() }))
    }

    async fn raised(&self) -> Result<u8, Raised<AppError>> {
        let failed: Result<u8, io::Error> = Err(canary());
        Ok(failed.note("CANARY_NOTE").raise(UserError::Unnamed)?)
    }

    async fn boxed(&self) -> Result<u8, Box<AppError>> {
        Err(Box::new(UserError::Unnamed.into()))
    }

    async fn shared(&self) -> Result<u8, Arc<AppError>> {
        Err(Arc::new(UserError::Unnamed.into()))
    }

    async fn several(&self) -> Result<u8, Errors<AppError>> {
        Err([AppError::from(UserError::Unnamed), UserError::NotFound { id: 1 }.into()].into_iter().collect())
    }

    async fn list(&self) -> Vec<async_graphql::Result<u8>> {
        vec![Ok(1), Err(AppError::from(UserError::Unnamed).into())]
    }

    async fn unknown(&self) -> async_graphql::Result<u8> {
        Err(canary())?
    }

    async fn text(&self) -> async_graphql::Result<u8> {
        Err(async_graphql::Error::new("CANARY_TEXT"))
    }

    async fn aside(&self) -> Result<u8, UserError> {
        Err(UserError::Unnamed)
    }

    #[graphql(guard = "Nobody")]
    async fn guarded(&self) -> u8 {
        1
    }

    async fn added(&self, context: &async_graphql::Context<'_>) -> Option<u8> {
        context.add_error(async_graphql::Error::from(canary()).into_server_error(context.item.pos));
        None
    }
}

struct Feed;

#[Subscription]
impl Feed {
    async fn counted(&self) -> impl Stream<Item = async_graphql::Result<u8>> {
        stream::iter([Ok(1), Err(AppError::MailDown(canary()).into())])
    }

    async fn refused(&self) -> async_graphql::Result<stream::Once<std::future::Ready<u8>>> {
        Err(async_graphql::Error::new("CANARY_TEXT"))
    }
}

fn schema() -> Schema<Query, EmptyMutation, Feed> {
    Schema::build(Query, EmptyMutation, Feed).extension(CatalogErrors::<AppError>::new()).finish()
}

async fn errors(query: &str) -> Value {
    let response = schema().execute(query).await;
    let errors = serde_json::to_value(&response.errors).unwrap();
    assert!(!errors.to_string().contains("CANARY"), "{errors}");
    errors
}

fn internal() -> Value {
    json!({"code": "internal", "status": 500})
}

fn unnamed() -> Value {
    json!({"code": "unnamed", "status": 422, "pointer": "/name", "hint": "write a name"})
}

#[tokio::test]
async fn errors_of_the_catalog_are_sent() {
    let mail = json!({"code": "mail_down", "status": 503, "retryAfter": 30});
    let no_user = |id: u32| json!({"code": "user_not_found", "status": 404, "meta": {"id": id}});
    assert_eq!(
        errors("{ user(id: 7) { mail } }").await,
        json!([{
            "message": "The mail is down", "locations": [{"line": 1, "column": 17}], "path": ["user", "mail"],
            "extensions": mail,
        }]),
    );
    // Nested resolvers, under an alias and in a fragment.
    let query = "query { users { ...name } } fragment name on User { called: name }";
    let found = errors(query).await;
    assert_eq!(found[0]["extensions"], no_user(7), "{found}");
    assert_eq!(
        (&found[0]["path"], &found[0]["message"]),
        (&json!(["users", 0, "called"]), &json!("There is no user 7"))
    );
    for field in ["raised", "boxed", "shared", "list"] {
        let found = errors(&format!("{{ {field} }}")).await;
        assert_eq!(
            (&found[0]["extensions"], &found[0]["message"]),
            (&unnamed(), &json!("The name is empty")),
            "{field}"
        );
        assert_eq!(found[0]["path"][0], *field);
    }
    assert_eq!(
        errors("{ several }").await[0]["extensions"],
        json!({
            "code": "unnamed", "status": 400, "pointer": "/name", "hint": "write a name",
            "errors": [
                {"code": "unnamed", "message": "The name is empty", "pointer": "/name", "hint": "write a name"},
                {"code": "user_not_found", "message": "There is no user 1", "meta": {"id": 1}},
            ],
        }),
    );
}

#[tokio::test]
async fn several_fields_fail_each_for_itself() {
    #[derive(Default)]
    struct Nullable;

    #[Object]
    impl Nullable {
        async fn mail(&self, context: &async_graphql::Context<'_>) -> Option<u8> {
            context.add_error(
                async_graphql::Error::new_with_source(AppError::MailDown(canary())).into_server_error(context.item.pos),
            );
            None
        }

        async fn name(&self, context: &async_graphql::Context<'_>) -> Option<u8> {
            context.add_error(async_graphql::Error::from(fmt::Error).into_server_error(context.item.pos));
            None
        }
    }

    let schema = Schema::build(Nullable, EmptyMutation, async_graphql::EmptySubscription);
    let response = schema.extension(CatalogErrors::<AppError>::new()).finish().execute("{ mail name }").await;
    let told: Vec<_> = response.errors.iter().map(|error| error.message.as_str()).collect();
    assert_eq!(told, ["The mail is down", "Something went wrong"]);
}

#[tokio::test]
async fn anything_else_is_the_fallback() {
    for field in ["unknown", "text", "aside", "guarded", "added", "a: unknown", "... { b: text }"] {
        let found = errors(&format!("{{ {field} }}")).await;
        assert_eq!(
            (&found[0]["extensions"], &found[0]["message"]),
            (&internal(), &json!("Something went wrong")),
            "{field}"
        );
    }
}

#[tokio::test]
async fn errors_of_graphql_stay() {
    let plain = Schema::new(Query, EmptyMutation, Feed);
    for query in [
        "{ user(id: ",
        "{ nothing }",
        "{ user { id } }",
        "{ user(id: 0) { id } }",
        r#"{ user(id: "x") { id } }"#,
        "query ($id: Int!) { user(id: $id) { id } }",
    ] {
        let expected = serde_json::to_value(plain.execute(query).await.errors).unwrap();
        assert_eq!(errors(query).await, expected);
        assert!(expected[0]["message"].is_string() && expected[0].get("extensions").is_none(), "{expected}");
    }
}

#[tokio::test]
async fn the_context_is_that_of_the_request() {
    let context = Context::new().request_id("req_1").exposure(Exposure::Development);
    let response = context.scope_async(async { schema().execute("{ user(id: 1) { mail } }").await }).await;
    let extensions = serde_json::to_value(&response.errors[0].extensions).unwrap();
    assert_eq!((&extensions["requestId"], &extensions["details"]), (&json!("req_1"), &json!(["CANARY_SOURCE"])));
    let response = context.scope_async(async { schema().execute("{ unknown }").await }).await;
    let extensions = serde_json::to_value(&response.errors[0].extensions).unwrap();
    assert_eq!((&extensions["code"], &extensions["details"][0]), (&json!("internal"), &json!("CANARY_SOURCE")));
}

#[tokio::test]
async fn streams_fail() {
    let told = async |query: &str| {
        let responses = schema().execute_stream(Request::new(query)).collect::<Vec<_>>().await;
        serde_json::to_value(responses).unwrap()
    };
    let counted = told("subscription { counted }").await;
    assert_eq!(counted[0]["data"]["counted"], 1);
    assert_eq!(counted[1]["errors"][0]["extensions"]["code"], "mail_down");
    let refused = told("subscription { refused }").await;
    assert_eq!(refused[0]["errors"][0]["extensions"], internal(), "{refused}");
    assert!(!format!("{counted}{refused}").contains("CANARY"));
}
