"""Water: leaks under parks, greywater, a lake that turns green."""

from marketplace.management.demo.prose import html
from marketplace.management.demo.schema import (
    Challenge,
    Criterion,
    Document,
    FormQuestion,
    Question,
    timeline,
)
from marketplace.management.demo.terms import (
    ACCURACY,
    BILLION_TOMAN,
    DELIVERY,
    ESTABLISHED,
    EVIDENCE,
    KNOWLEDGE_BASED,
    PEOPLE,
    SAFETY,
    UPKEEP,
    price,
)

IRRIGATION_LEAK = Challenge(
    code="irrigation-leak",
    department="parks",
    state="open",
    timeline=timeline(-20, 19),
    title_fa="نشت‌یابی شبکهٔ آبیاری فضای سبز بدون حفاری",
    summary_fa=(
        "شبکهٔ ۴۱ کیلومتری بوستان‌های غرب تهران نشت پنهان دارد. حسگر یا روشی می‌خواهیم که جای نشت را بی کندن زمین بگوید."
    ),
    need_fa=html("""
        پس از پایلوت موفق سه بوستان، نوبت شبکهٔ بزرگ‌تر است: بوستان‌های جوانمردان، چیتگر و وردآورد با لوله‌های
        پلی‌اتیلن و آزبست از دهه‌های گوناگون. نقشهٔ لوله‌ها تا نیمی درست نیست.

        خاک رس چیتگر صدا را خفه می‌کند و بزرگراه همت شب هم آرام نیست. روش‌های صوتی، گاز ردیاب، رادار، تصویر حرارتی
        یا ترازِ آب، همه پذیرفته است.
    """),
    outcomes_fa=(
        "یافتن ۸۰ درصد نشت‌های بالای دو لیتر در دقیقه",
        "خطای جا زیر دو متر",
        "رساندن هدررفت از ۳۴ به ۱۵ درصد در یک تابستان",
    ),
    data_fa="نقشهٔ تقریبی لوله‌ها، کنتورهای ناحیه‌ای و تعمیرهای پنج سال.",
    site_fa="بوستان جوانمردان با ۱۱ کیلومتر لوله؛ گروه تعمیر سازمان همراه است.",
    title_en="Finding leaks in park irrigation without digging",
    summary_en=(
        "The 41-kilometre network of the western parks leaks unseen. We want a sensor or method that names the "
        "place without a trench."
    ),
    need_en=html("""
        After a good pilot in three parks comes the larger network: polyethylene and asbestos pipes of several
        decades, half of them not where the map says. The clay of Chitgar muffles sound and the Hemmat expressway
        is never quiet.
    """),
    trl_min=6,
    budget_rial=45 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("green", "water"),
    capabilities=("leak-detection", "acoustic-sensing", "ground-radar", "lora", "flow-metering"),
    districts=(21, 22),
    form=(
        FormQuestion("روش شما در خاک رس و کنار بزرگراه چگونه کار می‌کند؟", "", 400, 40),
        FormQuestion("در کجا و با چه درستی نشت یافته‌اید؟", "شمار حفاری درست و نادرست را بگویید.", 300, 25),
        FormQuestion("باغبان چه می‌بیند و چه می‌کند؟", "", 200, 15),
    ),
    criteria=(
        Criterion("finding", "یافتن نشت", "در رس و در لولهٔ پلاستیکی", 40, "technical", EVIDENCE),
        Criterion("delivery", "برنامهٔ یک تابستان", "", 25, "delivery", DELIVERY),
        Criterion("crew", "کار با گروه باغبانی", "", 15, "impact", PEOPLE),
        price(20),
    ),
    questions=(
        Question(-12, "آب چاه است یا قنات؟", "چاه و پساب تصفیه‌شده؛ سختی آن در پیوست آمده.", -9),
        Question(-6, "می‌توان کنتور تازه گذاشت؟", "تا ده کنتور با هزینهٔ سازمان.", -4),
    ),
    documents=(
        Document("شرح چالش", "pdf"),
        Document("نقشهٔ تقریبی شبکه", "geojson"),
        Document("تعمیرهای پنج سال", "xlsx"),
    ),
)

PARK_LEAKS = Challenge(
    code="park-leaks",
    department="parks",
    state="awarded",
    timeline=timeline(-280, -235, judge=25),
    title_fa="یافتن نشت آب بوستان‌ها بدون کندن زمین",
    summary_fa="هر کندن برای یافتن نشت هفت میلیون تومان و نه روز وقت می‌برد و نیمی از گودها خالی از آب درمی‌آید.",
    need_fa=html("""
        در سه بوستان منطقهٔ ۲۲، از هر سه لیتر آب یک لیتر به ریشه نمی‌رسد. باغبان از سبزشدن چمن بیرون از نوبت
        می‌فهمد لوله شکسته است؛ در زمستان هیچ نشانه‌ای نیست.

        می‌خواهیم نشت را پیش از آن‌که گلِ تازه پدید آید بیابیم و فقط همان‌جا را بکنیم.
    """),
    outcomes_fa=("هدررفت زیر ۱۵ درصد", "یافتن هر نشت در ۲۴ ساعت", "درستی ۸۵ درصد هشدارها"),
    data_fa="مصرف ماهانهٔ سه بوستان و نقشهٔ شیرها.",
    site_fa="بوستان‌های لالهٔ چیتگر، نرگس و یاس؛ روی هم ۴٫۲ کیلومتر لوله.",
    title_en="Finding park water leaks without digging",
    summary_en="Every search pit costs seven million toman and nine days, and half of them turn out dry.",
    need_en=html("""
        In three parks of district 22 one litre in three never reaches a root. We want leaks found before mud
        shows, and to dig only there.
    """),
    trl_min=5,
    budget_rial=2 * BILLION_TOMAN,
    procurement="small",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("green", "water"),
    capabilities=("leak-detection", "acoustic-sensing", "low-power-hardware"),
    districts=(22,),
    form=(
        FormQuestion("روش یافتن نشت شما چیست؟", "", 350, 40),
        FormQuestion("شاهد میدانی شما چیست؟", "", 300, 25),
        FormQuestion("نگهداری سالانه چه هزینه‌ای دارد؟", "", 200, 20),
    ),
    criteria=(
        Criterion("finding", "یافتن نشت", "با شاهد میدانی", 40, "technical", EVIDENCE),
        Criterion("upkeep", "نگهداری", "هزینه و زمان رفع خرابی", 25, "delivery", UPKEEP),
        Criterion("crew", "کار با باغبان‌ها", "", 15, "impact", PEOPLE),
        price(20),
    ),
    questions=(
        Question(-268, "لوله‌ها فلزی است؟", "بیشتر پلی‌اتیلن؛ ۶۰۰ متر چدن در بوستان یاس.", -265),
        Question(-262, "شب‌ها آبیاری متوقف می‌شود؟", "از ساعت ۱ تا ۴ بله.", -259),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نقشهٔ شیرها", "geojson")),
)

GREYWATER_PARKS = Challenge(
    code="greywater-parks",
    department="parks",
    state="standstill",
    timeline=timeline(-100, -45, judge=33),
    title_fa="آبیاری بوستان با آب وضوخانه و روشویی",
    summary_fa=(
        "مسجدها و سراهای کنار بوستان‌های جنوب شهر روزی صدها متر مکعب آب کم‌آلوده به فاضلاب می‌دهند. همین آب "
        "می‌تواند درخت‌ها را سیراب کند."
    ),
    need_fa=html("""
        در خانی‌آباد نو و شهرک ولیعصر، بوستان‌ها از مرداد جیره‌بندی آب دارند و دیوار به دیوارشان وضوخانه‌ای است که
        پیوسته آب پاکیزه با اندکی صابون روانهٔ فاضلاب می‌کند.

        تصفیه‌ای کوچک و بی‌بو می‌خواهیم که خادم مسجد هم بتواند نگهش دارد و آبی بدهد که تماس کودک با آن خطر نداشته
        باشد.
    """),
    outcomes_fa=(
        "تأمین ۴۰ درصد آب تابستان سه بوستان",
        "کیفیت آب برابر استاندارد آبیاری فضای سبز در همهٔ آزمایش‌ها",
        "نگهداری ماهانه کمتر از سه ساعت کار",
    ),
    data_fa="مصرف آب بوستان‌ها، شمار نمازگزاران و آزمایش آب خام.",
    site_fa="مسجد و سرای محلهٔ خانی‌آباد نو، مسجد شهرک ولیعصر و بوستان بهمن.",
    trl_min=6,
    budget_rial=3 * BILLION_TOMAN,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("water", "green"),
    capabilities=("greywater", "water-treatment", "water-quality", "smart-irrigation"),
    districts=(18, 19),
    form=(
        FormQuestion("روند تصفیه و جای هر بخش آن را شرح دهید.", "", 350, 35),
        FormQuestion("آزمایش آب خروجی شما چه نشان داده است؟", "", 300, 25),
        FormQuestion("خادم مسجد هر هفته چه می‌کند؟", "", 200, 20),
    ),
    criteria=(
        Criterion("quality", "کیفیت آب", "آزمایش آزمایشگاه معتمد", 35, "technical", ACCURACY),
        Criterion("upkeep", "نگهداری آسان", "", 25, "delivery", UPKEEP),
        Criterion("people", "پذیرش نمازگزار و همسایه", "بو، صدا و ظاهر", 20, "impact", PEOPLE),
        price(20),
    ),
    questions=(
        Question(-76, "آب روشویی مدرسهٔ کنار بوستان هم می‌آید؟", "اگر مدیر مدرسه بپذیرد، بله.", -73),
        Question(-88, "مخزن زیر زمین می‌توان ساخت؟", "در بوستان بله؛ در حیاط مسجد نه.", -85),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("آزمایش آب خام", "pdf")),
)

LAKE_ALGAE = Challenge(
    code="lake-algae",
    department="parks",
    state="unsuccessful",
    timeline=timeline(-190, -150),
    title_fa="جلبک دریاچهٔ چیتگر بی مواد شیمیایی",
    summary_fa="هر تیرماه بخش شرقی دریاچه سبز می‌شود. راهی می‌خواستیم که ماهی و پرنده را نکشد.",
    need_fa=html("""
        آب دریاچهٔ شهدای خلیج فارس از کن می‌آید و فسفر دارد. با گرم‌شدن هوا جلبک در خلیج شرقی می‌ماند و بوی آن تا
        شهرک گلستان می‌رسد.

        پاشیدن سولفات مس برای دو هفته چاره می‌کند و پس از آن بدتر می‌شود. روش زیستی، هوادهی، فراصوت یا برداشت
        مکانیکی را می‌پذیرفتیم، با سنجش پیش و پس.
    """),
    outcomes_fa=(
        "کلروفیل زیر ۲۵ میکروگرم در لیتر در مرداد",
        "بی‌زیان برای ماهی و پرنده",
        "هزینهٔ سالانه زیر ۳ میلیارد تومان",
    ),
    data_fa="پنج سال کیفیت آب در هفت نقطه.",
    site_fa="خلیج شرقی دریاچه، شش هکتار.",
    trl_min=6,
    budget_rial=38 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=ESTABLISHED,
    fields=("water", "green"),
    capabilities=("water-quality", "water-treatment", "biological-control"),
    districts=(22,),
    technical_minimum=65,
    form=(
        FormQuestion("روش شما چگونه جلو بازگشت جلبک را می‌گیرد؟", "", 350, 40),
        FormQuestion("بر ماهی و پرنده چه اثری دارد؟", "گزارش آزمون پیوست کنید.", 300, 25),
        FormQuestion("برنامهٔ یک تابستان؟", "", 250, 15),
    ),
    criteria=(
        Criterion("effect", "ماندگاری اثر", "", 40, "technical", EVIDENCE),
        Criterion("nature", "بی‌زیانی", "", 25, "impact", SAFETY),
        Criterion("delivery", "اجرا در تابستان", "", 15, "delivery", DELIVERY),
        price(20),
    ),
    questions=(
        Question(-178, "قایق هست؟", "بله، با راننده.", -175),
        Question(-170, "می‌توان از سولفات مس در آغاز کمک گرفت؟", "نه.", -168),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("کیفیت آب پنج‌ساله", "csv")),
    state_reason_fa=(
        "سه پیشنهاد رسید. یکی مدارک بی‌زیانی نداشت و دو پیشنهاد دیگر به کمینهٔ فنی ۶۵ نرسید، چون هیچ‌یک نتیجهٔ یک "
        "تابستان کامل را نداشت. چالش با دادهٔ تازه و مهلت بلندتر دوباره منتشر می‌شود."
    ),
)
