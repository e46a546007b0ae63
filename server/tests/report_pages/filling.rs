//! A manager's side: drafts, mistakes, checks, conflicts, rights.

use super::{MONTH, address, first_of, hand_in, hidden, new_month, reports_on};
use axum::body::Body;
use axum::http::Request;
use image::{ImageFormat, Rgb, RgbImage};
use std::io::Cursor;
use tower::ServiceExt as _;

#[tokio::test]
async fn a_report_goes_from_draft_to_approval_without_javascript() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let code = first_of(&manager).await;
    let form = manager.page(&address(&code)).await;
    assert_eq!(form.status, 200);
    let page = form.text();
    assert!(page.contains("name=\"amount\"") && page.contains("提交并填报下一个"), "{page}");
    assert!(page.contains("autofocus"), "the cursor stands in the amount");

    // A draft is kept as it was typed, valid or not, and survives signing out.
    let draft = [("form", "report"), ("act", "save"), ("amount", "十二"), ("note", "半截话 <b>")];
    let saved = manager.post_form(&address(&code), &draft).await;
    assert_eq!(
        (saved.status.as_u16(), saved.header("location")),
        (303, &*format!("{}?done=saved", address(&code)))
    );
    let manager = site.sign_in("manager1").await;
    let page = manager.page(&format!("{}?done=saved", address(&code))).await.text();
    assert!(page.contains("草稿已保存") && page.contains("value=\"十二\""), "{page}");
    assert!(page.contains("半截话 &lt;b></textarea>"), "{page}");
    assert!(manager.page("/reports").await.text().contains("queue-draft"));

    // Every mistake at its field, everything typed kept.
    let wrong = [
        ("form", "report"),
        ("act", "submit"),
        ("amount", "一千"),
        ("progress", "120"),
        ("note", "写了很多"),
        ("new_issue.title", ""),
        ("new_issue.owner", "区水务局"),
    ];
    let refused = manager.post_form(&address(&code), &wrong).await;
    assert_eq!(refused.status, 422);
    let page = refused.text();
    for field in ["amount", "progress", "new_issue.title"] {
        assert!(page.contains(&format!("id=\"field-{field}-error\"")), "{field}: {page}");
    }
    for typed in ["value=\"一千\"", "value=\"120\"", "写了很多", "value=\"区水务局\""] {
        assert!(page.contains(typed), "{typed}");
    }

    // Handed in, read, sent back, handed in again, approved.
    let done = hand_in(&manager, &code, "1234.5", "submit").await;
    assert_eq!(
        (done.status.as_u16(), done.header("location")),
        (303, &*format!("{}?done=submitted", address(&code))),
        "{}",
        done.text()
    );
    let page = manager.page(&address(&code)).await.text();
    assert!(page.contains("1,235 万元") && page.contains("manager1") && page.contains("撤回"), "{page}");

    let reviewer = site.sign_in("reviewer").await;
    let page = reviewer.page(&address(&code)).await.text();
    assert!(page.contains("审核通过") && page.contains("占计划"), "{page}");
    let seen = hidden(&page, "seen_revision");
    let blank = reviewer.post_form(&address(&code), &[("form", "return"), ("seen_revision", &seen)]).await;
    assert_eq!(blank.status, 422);
    assert!(blank.text().contains("id=\"field-reason-error\""));
    let back = [("form", "return"), ("seen_revision", seen.as_str()), ("reason", "与工程量不符")];
    let back = reviewer.post_form(&address(&code), &back).await;
    assert_eq!(back.status, 303, "{}", back.text());
    assert!(back.header("location").ends_with("done=returned"));

    let queue = manager.page("/reports").await.text();
    assert!(queue.contains("与工程量不符"));
    assert_eq!(reports_on(&queue).first(), Some(&code), "what was returned comes first");
    let page = manager.page(&address(&code)).await.text();
    assert!(page.contains("与工程量不符") && page.contains("value=\"1234.5\""), "{page}");
    let again = hand_in(&manager, &code, "1200", "submit_next").await;
    assert_eq!(again.status, 303, "{}", again.text());
    let there = again.header("location");
    assert!(there.ends_with(&format!("?done=next&of={code}")), "{there}");
    assert!(!there.starts_with(&address(&code)), "{there}");
    let page = manager.page(there).await.text();
    assert!(page.contains("已提交，请填报这一个") && page.contains(&address(&code)), "{page}");

    let page = reviewer.page(&address(&code)).await.text();
    let stale = [("form", "approve"), ("seen_revision", seen.as_str())];
    assert_eq!(reviewer.post_form(&address(&code), &stale).await.status, 409);
    let seen = hidden(&page, "seen_revision");
    let approved =
        reviewer.post_form(&address(&code), &[("form", "approve"), ("seen_revision", &seen)]).await;
    assert_eq!(approved.status, 303, "{}", approved.text());
    let board = reviewer.page("/reports?show=approved").await.text();
    assert!(reports_on(&board).contains(&code), "{board}");
}

#[tokio::test]
async fn a_change_by_somebody_else_shows_both_versions() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let code = first_of(&manager).await;
    assert_eq!(hand_in(&manager, &code, "100", "submit").await.status, 303);
    let mine = [
        ("form", "report"),
        ("act", "submit"),
        ("seen_revision", ""),
        ("amount", "250"),
        ("note", "我的说明"),
    ];
    // Taken back in another window meanwhile, so that it can be handed in again.
    let page = manager.page(&address(&code)).await.text();
    let seen = hidden(&page, "seen_revision");
    let taken = manager.post_form(&address(&code), &[("form", "withdraw"), ("seen_revision", &seen)]).await;
    assert_eq!(taken.status, 303, "{}", taken.text());
    let conflict = manager.post_form(&address(&code), &mine).await;
    assert_eq!(conflict.status, 409, "{}", conflict.text());
    let page = conflict.text();
    for part in
        ["我填写的", "现在的版本", "250 万元", "100 万元", "value=\"250\"", "我的说明", "基坑支护完成"]
    {
        assert!(page.contains(part), "{part}: {page}");
    }
    assert_eq!(hidden(&page, "seen_revision"), "2", "what is sent next has seen the other version");
}

#[tokio::test]
async fn others_projects_are_not_ones_own() {
    let site = new_month().await;
    let one = site.sign_in("manager1").await;
    let other = site.sign_in("manager2").await;
    let code = first_of(&one).await;
    assert_eq!(other.page(&address(&code)).await.status, 403);
    assert_eq!(hand_in(&other, &code, "5", "submit").await.status, 403);
    let anonymous = site.post_form_with(&address(&code), &[("form", "report"), ("amount", "5")], &[]).await;
    assert!([401, 303].contains(&anonymous.status.as_u16()), "{}", anonymous.status);
    let reviewer = site.sign_in("reviewer").await;
    assert_eq!(hand_in(&reviewer, &code, "5", "submit").await.status, 403);
    assert_eq!(hand_in(&one, &code, "5", "submit").await.status, 303);
    let page = one.page(&address(&code)).await.text();
    let seen = hidden(&page, "seen_revision");
    let own = one.post_form(&address(&code), &[("form", "approve"), ("seen_revision", &seen)]).await;
    assert_eq!(own.status, 403);
    for path in ["/projects/CJ-999/report/2025-10".to_owned(), format!("/projects/{code}/report/2031-01")] {
        assert_eq!(one.page(&path).await.status, 404, "{path}");
    }
}

#[tokio::test]
async fn checks_are_told_with_their_reasons_and_wait_for_an_explanation() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let code = first_of(&manager).await;
    let page = manager.page(&address(&code)).await.text();
    let seen = hidden(&page, "seen_revision");
    let much = [
        ("form", "report"),
        ("act", "submit"),
        ("seen_revision", seen.as_str()),
        ("amount", "9000"),
        ("amount_unit", "yi"),
        ("note", "写好的说明"),
    ];
    let refused = manager.post_form(&address(&code), &much).await;
    assert_eq!(refused.status, 422);
    let page = refused.text();
    assert!(page.contains("id=\"field-explain.cumulative_above_total-error\""), "{page}");
    assert!(page.contains("超过计划总投资") && page.contains("写好的说明"), "{page}");
    let explained: Vec<_> = much
        .into_iter()
        .chain([
            ("explain.cumulative_above_total", "单位填错，先报"),
            ("explain.progress_apart", "设备款集中支付"),
        ])
        .collect();
    let done = manager.post_form(&address(&code), &explained).await;
    assert_eq!(done.status, 303, "{}", done.text());
    let reviewer = site.sign_in("reviewer").await;
    let page = reviewer.page(&address(&code)).await.text();
    assert!(page.contains("单位填错，先报"), "the reviewer reads the explanation");
}

#[tokio::test]
async fn drafts_keep_themselves() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let code = first_of(&manager).await;
    let typed = "amount=88&amount_unit=wan&note=%E8%87%AA%E5%8A%A8&seen_revision=";
    let call = async |cookie: &str, code: &str| {
        let fields = [("code", code), ("month", MONTH), ("typed", typed)];
        let headers = [
            ("content-type", "application/x-www-form-urlencoded"),
            ("accept", "application/octet-stream"),
            ("sec-fetch-site", "same-origin"),
            ("cookie", cookie),
        ];
        site.post_form_saying("/api/keep_report_typed", &fields, &headers).await
    };
    assert_eq!(call(&manager.cookie, &code).await.status, 200);
    let page = manager.page(&address(&code)).await.text();
    assert!(page.contains("value=\"88\"") && page.contains("自动") && page.contains("尚未提交"), "{page}");
    let other = site.sign_in("manager2").await;
    assert_eq!(call(&other.cookie, &code).await.status, 403);
    assert_eq!(call("none=1", &code).await.status, 401);
}

#[tokio::test]
async fn a_photo_comes_with_the_report_and_stays_when_something_else_is_wrong() {
    let site = new_month().await;
    let manager = site.sign_in("manager1").await;
    let code = first_of(&manager).await;
    let photo = RgbImage::from_pixel(40, 30, Rgb([9, 99, 199]));
    let mut jpeg = Cursor::new(Vec::new());
    photo.write_to(&mut jpeg, ImageFormat::Jpeg).expect("encodes");
    let mut form = Vec::new();
    for (name, text) in [("form", "report"), ("act", "submit"), ("amount", "不是数")] {
        form.extend(
            format!("--b\r\ncontent-disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n").bytes(),
        );
    }
    let head = "--b\r\ncontent-disposition: form-data; name=\"files\"; filename=\"工地.jpg\"\r\n\r\n";
    form.extend(head.bytes().chain(jpeg.into_inner()).chain(*b"\r\n--b--\r\n"));
    let request = Request::post(address(&code))
        .header("host", "guatu.example")
        .header("cookie", &manager.cookie)
        .header("accept", "text/html")
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=b");
    let request = request.body(Body::from(form)).expect("request");
    let answer = site.router.clone().oneshot(request).await.expect("infallible");
    assert_eq!(answer.status(), 422, "the amount cannot be read");
    let page = manager.page(&address(&code)).await.text();
    assert!(page.contains("工地.jpg") && page.contains("value=\"不是数\""), "{page}");
}
