"""Pilots under way or about to begin."""

from marketplace.management.demo.schema import Kpi, Milestone, Pilot
from marketplace.management.demo.terms import BILLION_TOMAN

BRIDGE_MONITORING = Pilot(
    challenge="bridge-monitoring",
    vendor="ava",
    state="running",
    title_fa="شنیدن صدای خستگی در پل طبقاتی صدر",
    title_en="Hearing fatigue in the Sadr double-deck bridge",
    hypothesis_fa=("با یک شتاب‌نگار در هر دهانه و مقایسهٔ همسایه‌ها می‌توان تکیه‌گاه قفل‌شده را پیش از بازرسی سالانه یافت."),
    site_fa="چهل دهانه میان کامرانیه و مدرس.",
    start_day=-95,
    end_day=145,
    cost_rial=43 * BILLION_TOMAN // 10,
    kpis=(
        Kpi("دهانه‌های زیر پوشش", "دهانه", "0", "40", "40", True, ((-95, "0"), (-80, "40"))),
        Kpi("هشدار نادرست", "در ماه", "0", "1", "", False, ((-60, "4"), (-30, "2"), (-5, "1"))),
        Kpi("تکیه‌گاه قفل‌شدهٔ یافته پیش از بازرسی", "مورد", "0", "2", "", True, ((-30, "0"), (-5, "1"))),
    ),
    milestones=(
        Milestone("نصب چهل دهانه", 35, -80, -82, -77),
        Milestone("گزارش پاییز", 25, -15, -14),
        Milestone("یخ‌بندان و بازرسی مشترک", 20, 75),
        Milestone("گزارش پایانی", 20, 140),
    ),
    learned_fa=("درز کنار کامرانیه با هر اتوبوس صدا می‌دهد؛ هشدارهای ماه نخست بیشتر از آن بود.",),
)

RAMP_AUDIT = Pilot(
    challenge="ramp-audit",
    vendor="charkhesh",
    state="running",
    title_fa="نقشهٔ پیاده‌روهایی که صندلی چرخ‌دار از آن‌ها می‌گذرد",
    title_en="A map of footpaths a wheelchair can use",
    hypothesis_fa=(
        "۲۵ کاربر صندلی چرخ‌دار در پنج ماه هفتاد کیلومتر پیاده‌رو را نقشه می‌کنند و برداشتن ده مانع، سفر بی کمک به "
        "ایستگاه را دو برابر می‌کند."
    ),
    site_fa="محله‌های منیریه، امیریه و راه‌آهن.",
    start_day=-110,
    end_day=40,
    cost_rial=88 * BILLION_TOMAN // 100,
    kpis=(
        Kpi("پیاده‌رو نقشه‌شده", "کیلومتر", "0", "70", "", True, ((-80, "14"), (-50, "36"), (-10, "58"))),
        Kpi("کاربران همراه", "نفر", "0", "25", "", True, ((-80, "17"), (-50, "24"), (-10, "26"))),
        Kpi("سفر بی کمک تا ایستگاه", "درصد", "22", "44", "", True, ((-110, "22"), (-10, "29"))),
    ),
    milestones=(
        Milestone("حسگر برای ۲۵ کاربر", 30, -90, -92, -88),
        Milestone("نقشهٔ نیمهٔ نخست", 30, -45, -41, -36),
        Milestone("ده مانع و برداشتن آن‌ها", 25, 10),
        Milestone("گزارش پایانی", 15, 38),
    ),
    learned_fa=(
        "موتورهای پارک‌شده بیش از پله‌ها راه را می‌بندند و این در هیچ نقشه‌ای نبود.",
        "کاربران خواستند نقشه سایه و دستشویی را هم بگوید؛ افزوده شد.",
    ),
)

LALEHZAR_LIGHT = Pilot(
    challenge="lalehzar-light",
    vendor="noorafrooz",
    state="agreed",
    title_fa="نورپردازی لاله‌زار که به آجرها آسیب نزند",
    title_en="Light for Lalehzar that spares the bricks",
    hypothesis_fa=(
        "نور گرم و برگشت‌پذیر بر ۲۴ نما، رهگذر پس از ساعت ۲۰ را چهل درصد بیشتر می‌کند و خواب ساکنان را به هم نمی‌زند."
    ),
    site_fa="لاله‌زار از چهارراه کنت تا منوچهری.",
    start_day=9,
    end_day=99,
    cost_rial=18 * BILLION_TOMAN // 10,
    kpis=(
        Kpi("رهگذر پس از ساعت ۲۰", "نفر در ساعت", "310", "434", "", True),
        Kpi("تابش به پنجرهٔ ساکنان", "لوکس", "6", "2", "", False),
    ),
    milestones=(
        Milestone("هشت نمای نمونه", 40, 30),
        Milestone("شانزده نمای دیگر", 40, 65),
        Milestone("شمارش و گزارش", 20, 98),
    ),
)

PERMIT_ASSISTANT = Pilot(
    challenge="permit-assistant",
    vendor="gooshbezang",
    state="preparing",
    title_fa="پاسخ‌گوی پروندهٔ پروانه",
    title_en="An assistant that knows where your file is",
    hypothesis_fa="اگر وضعیت پرونده با تلفن ساده و به زبان مردم گفته شود، مراجعهٔ پرس‌وجو چهل درصد کم می‌شود.",
    site_fa="دفترهای خدمات منطقه‌های ۴ و ۵ و خط آزمایشی ۱۸۸۸.",
    start_day=20,
    end_day=110,
    cost_rial=26 * BILLION_TOMAN // 10,
    kpis=(Kpi("مراجعهٔ پرس‌وجو", "نفر در روز", "640", "384", "", False), Kpi("پاسخ نادرست", "درصد", "4", "1", "", False)),
    milestones=(
        Milestone("نصب در مرکز داده", 30, 35),
        Milestone("دو دفتر و خط تلفن", 40, 70),
        Milestone("گزارش پایانی", 30, 108),
    ),
)
