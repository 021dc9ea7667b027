"""The city fields: the fixed first level of the taxonomy, loaded by a migration and used far beyond the demo city.

A code is final once published (addresses and saved searches hold it); names may be corrected, order may change.
Icons are names from the outline set of Tabler.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class FieldRow:
    order: int
    code: str
    name_fa: str
    name_en: str
    icon: str


FIELDS: tuple[FieldRow, ...] = (
    FieldRow(1, "mobility", "حمل‌ونقل و ترافیک", "Traffic and mobility", "car"),
    FieldRow(2, "public-transport", "حمل‌ونقل همگانی", "Public transport", "bus"),
    FieldRow(3, "walking-cycling", "پیاده‌روی و دوچرخه", "Walking and cycling", "bike"),
    FieldRow(4, "parking", "پارک و توقف", "Parking", "parking"),
    FieldRow(5, "air", "کیفیت هوا", "Air quality", "wind"),
    FieldRow(6, "noise", "آلودگی صدا", "Noise", "volume"),
    FieldRow(7, "waste", "پسماند", "Waste", "recycle"),
    FieldRow(8, "water", "آب و فاضلاب", "Water and wastewater", "droplet"),
    FieldRow(9, "flood", "سیلاب و آب‌گرفتگی", "Floods and drainage", "cloud-rain"),
    FieldRow(10, "green", "فضای سبز", "Green space", "trees"),
    FieldRow(11, "energy", "انرژی و ساختمان سبز", "Energy and green buildings", "solar-panel"),
    FieldRow(12, "lighting", "روشنایی شهر", "Street lighting", "bulb"),
    FieldRow(13, "earthquake", "زلزله و فرونشست", "Earthquake and subsidence", "activity"),
    FieldRow(14, "fire-safety", "آتش و ایمنی", "Fire and safety", "flame"),
    FieldRow(15, "worn-fabric", "بافت فرسوده", "Worn-out urban fabric", "building-community"),
    FieldRow(16, "construction", "ساخت‌وساز", "Construction", "crane"),
    FieldRow(17, "roads", "راه، پل و تونل", "Roads, bridges and tunnels", "road"),
    FieldRow(18, "heritage", "میراث و گردشگری", "Heritage and tourism", "building-monument"),
    FieldRow(19, "accessibility", "دسترس‌پذیری شهر", "Accessible city", "wheelchair"),
    FieldRow(20, "health", "سلامت و بهداشت شهر", "Urban health", "heartbeat"),
    FieldRow(21, "markets", "میدان‌های میوه‌وتره‌بار", "Food markets", "basket"),
    FieldRow(22, "permits", "پروانه و خدمات", "Permits and services", "file-certificate"),
    FieldRow(23, "data", "داده و زیرساخت دیجیتال", "Data and digital infrastructure", "database"),
    FieldRow(24, "community", "محله، فرهنگ و ورزش", "Neighbourhood, culture and sport", "users-group"),
    FieldRow(25, "economy", "اقتصاد شهر", "City economy", "coins"),
)
