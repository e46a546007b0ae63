//! The calendar of months, to look at.

use crate::site::Site;

#[tokio::test]
async fn each_month_is_shown_with_its_last_day_to_report() {
    let site = Site::demo().await;
    let reviewer = site.sign_in("reviewer").await;
    let close = [("form", "close"), ("month", "2025-10"), ("confirmed", "yes")];
    assert_eq!(reviewer.post_form("/reports", &close).await.status, 303);
    let opened = [("form", "open"), ("month", "2025-11"), ("due_on", "2025-12-08")];
    assert_eq!(reviewer.post_form("/reports", &opened).await.status, 303);

    let admin = site.sign_in("admin").await;
    let months = admin.page("/admin/months").await.text().replace("<!>", "");
    let (_, row) = months.split_once("2025年11月").expect("the month");
    let row = row.split("</tr>").next().expect("its end");
    assert!(row.contains("<td>2025-12-08</td>"), "{row}");
    // A month that was opened without a day has the usual one.
    let (_, row) = months.split_once("2025年10月").expect("the month");
    assert!(row.split("</tr>").next().expect("its end").contains("<td>2025-11-05</td>"), "{row}");
}
