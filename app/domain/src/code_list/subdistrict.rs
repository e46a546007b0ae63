//! The eight subdistricts of Fengze District (350503), by nine-digit division code.

use super::CodeList as _;

super::code_list! {
    /// A subdistrict (街道). Queries take the code or the Chinese name.
    Subdistrict as "subdistrict" {
        /// 东湖.
        Donghu = "350503001", "东湖街道", "Donghu";
        /// 丰泽.
        Fengze = "350503002", "丰泽街道", "Fengze";
        /// 泉秀.
        Quanxiu = "350503003", "泉秀街道", "Quanxiu";
        /// 清源.
        Qingyuan = "350503004", "清源街道", "Qingyuan";
        /// 华大.
        Huada = "350503005", "华大街道", "Huada";
        /// 城东.
        Chengdong = "350503006", "城东街道", "Chengdong";
        /// 东海.
        Donghai = "350503007", "东海街道", "Donghai";
        /// 北峰.
        Beifeng = "350503008", "北峰街道", "Beifeng";
    }
}

impl Subdistrict {
    /// Reads the nine-digit code, the full Chinese name (东海街道) or its short form (东海).
    #[must_use]
    pub fn from_code_or_name(text: &str) -> Option<Self> {
        Self::from_code(text).or_else(|| {
            Self::ALL.iter().copied().find(|subdistrict| {
                let name = subdistrict.label().zh;
                name == text || name.trim_end_matches("街道") == text
            })
        })
    }
}
