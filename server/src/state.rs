//! What every handler can reach.

use crate::access::Access;
use crate::file::FileStorage;
use crate::layer::refused::Refusals;
use crate::metrics::Metrics;
use crate::page::{PageCache, leptos_options};
use crate::portfolio_map::Basemap;
use crate::press::Printed;
use crate::problem::Problem;
use crate::web_files::{WebFiles, WebFilesError};
use app::admin::view::EffectiveSetting;
use app::server_context::ServerContext;
use app::shell::AssetManifest;
use axum::extract::FromRef;
use domain::calendar::ReportingMonth;
use domain::portfolio::{Portfolio, QueryError};
use domain::project::{Dossier, ProjectCode};
use leptos::config::LeptosOptions;
use std::sync::Arc;
use store::{DistrictId, StoreError};
use tokio::sync::watch;

/// Shared by all requests; clones share it too.
#[derive(Clone)]
pub struct AppState {
    /// What server functions and views work with: clock, portfolio, database, work report.
    pub context: ServerContext,
    /// Whose portfolio it is.
    pub district: DistrictId,
    /// Where photos and documents are; in memory until the server says where.
    pub files: FileStorage,
    /// Style sheet, script, WASM, icons.
    pub web_files: Arc<WebFiles>,
    /// Their names at the start.
    pub first_assets: Arc<AssetManifest>,
    /// Rendered pages.
    pub pages: Arc<PageCache>,
    /// Papers that were printed.
    pub printed: Arc<Printed>,
    /// Signing in.
    pub access: Access,
    /// Who was refused what, lately.
    pub refusals: Arc<Refusals>,
    /// The settings in force, for administrators to see.
    pub effective: Arc<[EffectiveSetting]>,
    /// What the browser's map is laid on.
    pub basemap: Arc<Basemap>,
    /// What is counted.
    pub metrics: Arc<Metrics>,
    /// What Leptos itself must know.
    pub leptos: LeptosOptions,
    /// Turns true when the server stops: streams without an end must end then.
    pub stopping: Arc<watch::Sender<bool>>,
    /// Whether browsers reach us by TLS, through a proxy: then cookies are `Secure`.
    pub behind_tls: bool,
    /// Whether pages reload themselves when their code changes: development.
    pub live_reload: bool,
}

/// One state of the portfolio, and which.
pub struct Current {
    /// The journal row it is as of; the portfolio is at least as new.
    pub version: i64,
    /// All projects.
    pub portfolio: Arc<Portfolio>,
}

impl AppState {
    /// Over an open store. `page_cache_bytes`: 0 renders every page anew.
    ///
    /// # Errors
    /// The web build has left something that cannot be read.
    pub fn new(
        context: ServerContext,
        district: DistrictId,
        web_files: WebFiles,
        page_cache_bytes: u64,
        access: Access,
    ) -> Result<Self, WebFilesError> {
        Ok(Self {
            context,
            district,
            files: FileStorage::in_memory(),
            first_assets: web_files.manifest()?.assets,
            web_files: Arc::new(web_files),
            pages: Arc::new(PageCache::new(page_cache_bytes)),
            printed: Arc::default(),
            access,
            refusals: Arc::default(),
            effective: Arc::default(),
            basemap: Arc::default(),
            metrics: Arc::default(),
            leptos: leptos_options(),
            stopping: Arc::new(watch::Sender::new(false)),
            behind_tls: false,
            live_reload: false,
        })
    }

    /// The portfolio now.
    #[must_use]
    pub fn current(&self) -> Current {
        // The version first: a tag may call new data old, and is then asked for again, but never the
        // other way round.
        let version = self.context.read_model.version();
        Current { version, portfolio: self.context.read_model.portfolio() }
    }

    /// The journal's position the portfolio has followed to.
    #[must_use]
    pub fn head(&self) -> i64 {
        self.context.read_model.head_seq()
    }

    /// Makes what was just written seen on this node at once, and not only when it next follows the journal. It
    /// stands either way: a failure is logged.
    pub async fn see_writes(&self) {
        if let Err(error) = self.context.read_model.refresh().await {
            tracing::warn!(%error, "the portfolio could not be refreshed");
        }
    }

    /// Everything that is known of a project, from the database.
    ///
    /// # Errors
    /// 500, logged, when the database does not answer.
    pub async fn dossier(&self, code: &ProjectCode) -> Result<Option<Dossier>, Problem> {
        let read = store::project::dossier(&self.context.store, &self.district, code).await;
        read.map_err(|error| unreadable(code, &error))
    }

    /// The same with milestones and issues as they were at the end of a month.
    ///
    /// # Errors
    /// As [`Self::dossier`].
    pub async fn dossier_as_of(
        &self,
        code: &ProjectCode,
        month: ReportingMonth,
    ) -> Result<Option<Dossier>, Problem> {
        let (store, day) = (&self.context.store, month.last_day());
        let read = store::project::dossier_as_of(store, &self.district, code, day).await;
        read.map_err(|error| unreadable(code, &error))
    }

    /// Does long work on a thread of its own, so that other requests go on.
    ///
    /// # Errors
    /// 500, logged, when the work panicked.
    pub async fn aside<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Problem> {
        tokio::task::spawn_blocking(work).await.map_err(|error| {
            tracing::error!(%error, "work on a thread of its own failed");
            Problem::internal()
        })
    }
}

fn unreadable(code: &ProjectCode, error: &StoreError) -> Problem {
    tracing::error!(%error, %code, "a project cannot be read");
    Problem::internal()
}

impl Current {
    /// The month a question is answered for.
    ///
    /// # Errors
    /// 422 naming the months with data.
    pub fn as_of(&self, asked: Option<ReportingMonth>) -> Result<ReportingMonth, Problem> {
        let as_of = self.portfolio.calendar().resolve(asked).map_err(QueryError::from)?;
        Ok(as_of.month)
    }
}

impl FromRef<AppState> for LeptosOptions {
    fn from_ref(state: &AppState) -> Self {
        state.leptos.clone()
    }
}
