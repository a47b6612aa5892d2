//! Garden API: 7 errors in 3 sections.
//!
//! `error-catalog import` wrote this module from `data/import/openapi.yaml`.

use error_catalog::Catalog;

/// All errors.
pub static API: Catalog = error_catalog::catalog!(
    "Garden API",
    [
        plants::PlantsError,
        tools::ToolsError,
        garden_api::GardenApiError,
    ]
);

/// Plants
pub mod plants {
    /// The errors of “Plants”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Plants")]
    pub enum PlantsError {
        /// No plant has this id
        #[api(status = 404, code = "plant_not_found", message = "No plant <id>")]
        PlantNotFound { id: String },

        /// Too many requests
        #[api(
            status = 429,
            code = "too_many_requests",
            message = "Slow down",
            retry_after = 60
        )]
        TooManyRequests,

        /// Something broke
        #[api(status = 500, code = "internal", message = "Something broke")]
        Internal,

        /// The plant is still growing.
        #[api(status = 409, code = "still_growing", message = "It is still growing")]
        StillGrowing,
    }
}

/// Tools
pub mod tools {
    /// The errors of “Tools”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Tools")]
    pub enum ToolsError {
        #[api(status = 503, code = "shed_locked")]
        ShedLocked,

        #[api(status = 503, code = "shed_flooded")]
        ShedFlooded,
    }
}

/// Garden API
pub mod garden_api {
    /// The errors of “Garden API”.
    #[derive(Debug, error_catalog::ApiError)]
    #[api(section = "Garden API")]
    pub enum GardenApiError {
        // TODO: the source states no status.
        #[api(status = 500, code = "gnome_missing")]
        GnomeMissing,
    }
}
