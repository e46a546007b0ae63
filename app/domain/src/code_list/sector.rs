//! The ten sectors and what they are called in OC4IDS.

super::code_list! {
    /// What a project builds (CONTRACT, Codes).
    Sector as "sector" {
        /// Roads, bridges, transport.
        Transport = "transport", "交通道路", "Transport";
        /// Whole areas developed together.
        AreaDevelopment = "area_development", "片区开发", "Area development";
        /// Industrial parks.
        Industry = "industry", "产业园区", "Industry";
        /// Shops, offices, hotels.
        CommerceHotel = "commerce_hotel", "商贸酒店", "Commerce and hotels";
        /// Housing and urban renewal.
        Housing = "housing", "住房与更新", "Housing and renewal";
        /// Water supply, drainage, sewers.
        Water = "water", "水务管网", "Water and sewers";
        /// Parks, rivers, ecology.
        ParksEcology = "parks_ecology", "园林生态", "Parks and ecology";
        /// Schools.
        Education = "education", "教育", "Education";
        /// Clinics, care, nurseries.
        HealthWelfare = "health_welfare", "医疗养老托育", "Health and welfare";
        /// Culture and tourism.
        CultureTourism = "culture_tourism", "文化旅游", "Culture and tourism";
    }
}

impl Sector {
    /// OC4IDS `sector` codes, parent first (VOCABULARY §5).
    #[must_use]
    pub const fn oc4ids(self) -> &'static [&'static str] {
        match self {
            Self::Transport => &["transport", "transport.road"],
            Self::AreaDevelopment | Self::Industry | Self::CommerceHotel => &["economy"],
            Self::Housing => &["socialHousing"],
            Self::Water => &["waterAndWaste"],
            Self::ParksEcology => &["naturalResources"],
            Self::Education => &["education"],
            Self::HealthWelfare => &["health"],
            Self::CultureTourism => &["cultureSportsAndRecreation"],
        }
    }
}
