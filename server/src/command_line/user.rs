//! `guatu user …`: accounts from the command line. Whoever can run it can read the database file as well, so
//! it acts as the program itself (`system` in the journal and in the table of permissions).

use super::say;
use crate::clock::SystemClock;
use crate::failure::Failure;
use crate::opening::{self, SYSTEM};
use crate::password::{PasswordPolicy, Passwords};
use crate::settings::{DatabaseArgs, DatabaseSettings};
use chrono::NaiveDate;
use clap::{Args, Subcommand};
use domain::calendar::Clock as _;
use domain::project::{ProjectCode, ProjectId};
use std::io::{BufRead as _, stdin};
use store::account::{self, Account, AccountWrite, NewAccount, Roles, SignInName};
use store::{Store, StoreError};

#[derive(Debug, Args)]
pub(super) struct UserArgs {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Make an account; its password is the first line of standard input, and must be changed at the first
    /// sign-in
    Add {
        /// What is typed to sign in
        name: SignInName,
        /// viewer, manager, reviewer, leader, and one of auditor, security_admin, admin; several by comma
        #[arg(long = "role", required = true)]
        roles: Roles,
        /// What the person is called
        #[arg(long, default_value = "")]
        display_name: String,
        /// The last day it can be used
        #[arg(long)]
        expires_on: Option<NaiveDate>,
        /// Codes of the projects a manager reports, by comma
        #[arg(long, value_delimiter = ',')]
        projects: Vec<ProjectCode>,
        #[command(flatten)]
        with: WithPassword,
    },
    /// Show all accounts
    List(DatabaseArgs),
    /// Give an account other roles; it signs in with them at its next request
    Roles {
        /// The account
        name: SignInName,
        /// The roles it has from now on
        #[arg(long = "role", required = true)]
        roles: Roles,
        #[command(flatten)]
        database: DatabaseArgs,
    },
    /// Say which projects an account reports: these and no others
    Projects {
        /// The account
        name: SignInName,
        /// Codes of projects; none takes all away
        projects: Vec<ProjectCode>,
        #[command(flatten)]
        database: DatabaseArgs,
    },
    /// Give an account another password, the first line of standard input, and end its sessions
    Password {
        /// The account
        name: SignInName,
        #[command(flatten)]
        with: WithPassword,
    },
    /// Shut an account and end its sessions; it is never deleted, because the journal names it
    Disable(OneAccount),
    /// Open an account again
    Enable(OneAccount),
}

#[derive(Debug, Args)]
struct OneAccount {
    /// The account
    name: SignInName,
    #[command(flatten)]
    database: DatabaseArgs,
}

#[derive(Debug, Args)]
struct WithPassword {
    /// Which passwords will do: the rules of classified protection (等级保护), or OWASP ASVS [default: mlps]
    #[arg(long, env = "GUATU_PASSWORD_POLICY", value_enum)]
    password_policy: Option<PasswordPolicy>,
    #[command(flatten)]
    database: DatabaseArgs,
}

pub(super) async fn run(args: UserArgs) -> Result<(), Failure> {
    match args.command {
        UserCommand::Add { name, roles, display_name, expires_on, projects, with } => {
            let (settings, hash) = with.read(&name).await?;
            let new = NewAccount {
                name,
                display_name,
                roles,
                password_hash: Some(hash),
                must_change_password: true,
                expires_on,
            };
            add(&settings, &new, &projects).await
        }
        UserCommand::List(database) => list(&database.resolve()?.0).await,
        UserCommand::Roles { name, roles, database } => {
            let office = Office::open(database.resolve()?.0).await?;
            let account = office.account(&name).await?;
            account::change_roles(&office.store, &office.write(&account), &roles).await.map_err(refused)?;
            office.close(format_args!("{name} is {roles} now")).await
        }
        UserCommand::Projects { name, projects, database } => {
            let office = Office::open(database.resolve()?.0).await?;
            let (account, ids) = (office.account(&name).await?, office.projects(&projects).await?);
            account::assign_projects(&office.store, &office.write(&account), &ids).await.map_err(refused)?;
            office.close(format_args!("{name} reports {} projects", ids.len())).await
        }
        UserCommand::Password { name, with } => {
            let (settings, hash) = with.read(&name).await?;
            let office = Office::open(settings).await?;
            let account = office.account(&name).await?;
            account::set_password_hash(&office.store, &office.write(&account), &hash, true)
                .await
                .map_err(refused)?;
            office.close(format_args!("{name} must change this password at the next sign-in")).await
        }
        UserCommand::Disable(OneAccount { name, database }) => {
            let office = Office::open(database.resolve()?.0).await?;
            let account = office.account(&name).await?;
            account::disable(&office.store, &office.write(&account)).await.map_err(refused)?;
            office.close(format_args!("{name} is shut")).await
        }
        UserCommand::Enable(OneAccount { name, database }) => {
            let office = Office::open(database.resolve()?.0).await?;
            let account = office.account(&name).await?;
            account::enable(&office.store, &office.write(&account)).await.map_err(refused)?;
            office.close(format_args!("{name} is open")).await
        }
    }
}

async fn add(settings: &DatabaseSettings, new: &NewAccount, codes: &[ProjectCode]) -> Result<(), Failure> {
    let office = Office::open(settings.clone()).await?;
    // Before anything is written: a code that does not exist leaves no account behind.
    let projects = office.projects(codes).await?;
    let made = account::create(&office.store, &settings.district, SYSTEM, SystemClock.now(), new).await;
    let account = made.map_err(|error| match error {
        StoreError::Constraint { name, .. } if name == "account_name_unique" => {
            Failure::new(format_args!("there is an account {} already: see `guatu user list`", new.name))
        }
        error => refused(error),
    })?;
    if !projects.is_empty() {
        account::assign_projects(&office.store, &office.write(&account), &projects).await.map_err(refused)?;
    }
    office.close(format_args!("made {}: {}, {} projects", new.name, new.roles, projects.len())).await
}

async fn list(settings: &DatabaseSettings) -> Result<(), Failure> {
    let office = Office::open(settings.clone()).await?;
    let now = SystemClock.now();
    for account in account::list(&office.store, &settings.district).await.map_err(refused)? {
        let projects = account::projects_of(&office.store, &settings.district, account.id).await;
        let projects = projects.map_err(refused)?.len();
        let state = if account.is_active(now) { "open" } else { "shut" };
        say(format_args!("{}\t{}\t{projects} projects\t{state}", account.name, account.roles))?;
    }
    office.store.close().await;
    Ok(())
}

fn refused(error: StoreError) -> Failure {
    Failure::because("nothing was changed", error)
}

/// An open database and whose it is.
struct Office {
    store: Store,
    settings: DatabaseSettings,
}

impl Office {
    async fn open(settings: DatabaseSettings) -> Result<Self, Failure> {
        Ok(Self { store: opening::open(&settings).await?, settings })
    }

    async fn account(&self, name: &SignInName) -> Result<Account, Failure> {
        let found = account::find_by_name(&self.store, &self.settings.district, name.as_str()).await;
        let found = found.map_err(refused)?.map(|found| found.account);
        found.ok_or_else(|| Failure::new(format_args!("there is no account {name}: see `guatu user list`")))
    }

    async fn projects(&self, codes: &[ProjectCode]) -> Result<Vec<ProjectId>, Failure> {
        let mut ids = Vec::with_capacity(codes.len());
        for code in codes {
            let found = store::project::dossier(&self.store, &self.settings.district, code).await;
            let found = found.map_err(refused)?;
            let found = found.ok_or_else(|| Failure::new(format_args!("there is no project {code}")))?;
            ids.push(found.project.id);
        }
        Ok(ids)
    }

    fn write(&self, account: &Account) -> AccountWrite<'_> {
        AccountWrite {
            district: &self.settings.district,
            account: account.id,
            seen_revision: account.revision,
            actor: SYSTEM,
            now: SystemClock.now(),
        }
    }

    async fn close(self, told: std::fmt::Arguments<'_>) -> Result<(), Failure> {
        self.store.close().await;
        say(told)
    }
}

impl WithPassword {
    /// The settings, and the hash of the password on standard input, if it will do.
    async fn read(self, name: &SignInName) -> Result<(DatabaseSettings, String), Failure> {
        let (settings, file) = self.database.resolve()?;
        let policy = self.password_policy.or(file.password_policy).unwrap_or_default();
        let mut line = String::new();
        stdin().lock().read_line(&mut line).map_err(|error| Failure::because("standard input", error))?;
        let password = line.trim_end_matches(['\r', '\n']);
        let weaknesses = policy.weaknesses(password, name.as_str());
        if !weaknesses.is_empty() {
            let told: Vec<String> = weaknesses.iter().map(|weakness| weakness.text().en).collect();
            return Err(Failure::because("this password will not do", told.join("; ")));
        }
        let passwords = Passwords::new().map_err(Failure::new)?;
        Ok((settings, passwords.hash(password.to_owned()).await.map_err(Failure::new)?))
    }
}
