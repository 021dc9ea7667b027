"""Services to citizens, data, crowds and a bench nobody needed."""

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
    ANY_FIRM,
    BILLION_TOMAN,
    EVIDENCE,
    FITS_SYSTEMS,
    KNOWLEDGE_BASED,
    PEOPLE,
    PRIVACY,
    UPKEEP,
    price,
)

OPEN_137 = Challenge(
    code="open-data-137",
    department="ict",
    state="open",
    timeline=timeline(-19, 11),
    title_fa="انتشار تماس‌های ۱۳۷ بی آن‌که کسی شناخته شود",
    summary_fa=(
        "سالی دو میلیون تماس، بهترین تصویر از درد شهر است و در انبار خاک می‌خورد. می‌خواهیم هر شب باز منتشر شود و "
        "خانهٔ کسی از آن پیدا نشود."
    ),
    need_fa=html("""
        متن تماس‌ها نام، پلاک، شمارهٔ واحد و گاهی بیماری دارد. حذف خودکار با فهرست نام‌ها نیمی از آن‌ها را جا
        می‌گذارد و نشانی دقیق هم بی نام، کوچهٔ بن‌بست را لو می‌دهد.

        روشی می‌خواهیم که متن فارسی محاوره را پاک کند، جای دقیق را به اندازهٔ لازم مات کند و پژوهشگر هنوز بتواند
        از آن چیزی بفهمد. حمله به داده باید پیش از انتشار آزموده شود.
    """),
    outcomes_fa=(
        "کمتر از یک نشت در هر ۱۰ هزار تماس، در آزمون مستقل",
        "انتشار خودکار شبانه با واسط و پروندهٔ ماهانه",
        "حفظ الگوی مکانی تا سطح محله",
    ),
    data_fa="نمونهٔ ۲۰ هزار تماس برچسب‌خورده، فقط در اتاق امن.",
    site_fa="اتاق امن مرکز داده در خیابان ایرانشهر؛ سرور با پردازندهٔ گرافیکی.",
    title_en="Publishing 137 calls without exposing anyone",
    summary_en=(
        "Two million calls a year are the best picture of what hurts the city. They should be open every night, "
        "and nobody's home found in them."
    ),
    need_en=html("""
        Calls hold names, plates, flat numbers and illnesses; even a nameless exact address gives away a dead-end
        alley. Clean colloquial Persian text, blur places just enough, keep the data useful, and attack it before
        it is published.
    """),
    trl_min=5,
    budget_rial=22 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="open_source",
    eligibility=KNOWLEDGE_BASED,
    fields=("data", "permits"),
    capabilities=("anonymisation", "nlp-persian", "open-data", "data-engineering", "cybersecurity"),
    districts=(),
    technical_minimum=65,
    form=(
        FormQuestion("متن محاوره را چگونه پاک می‌کنید و چه خطایی دارد؟", "", 400, 35),
        FormQuestion("مدل تهدید شما چیست و حمله را چگونه می‌آزمایید؟", "", 350, 30),
        FormQuestion("پژوهشگر با دادهٔ شما چه می‌تواند بکند؟", "", 200, 15),
    ),
    criteria=(
        Criterion("privacy", "نشناختن آدم‌ها", "آزمون حمله", 40, "technical", PRIVACY),
        Criterion("use", "سودمندی داده", "", 20, "impact", EVIDENCE),
        Criterion("delivery", "کار خودکار شبانه", "", 20, "delivery", FITS_SYSTEMS),
        price(20),
    ),
    questions=(
        Question(-12, "می‌شود مدل زبانی ابری به کار برد؟", "نه؛ هیچ تماسی از اتاق امن بیرون نمی‌رود.", -9),
        Question(-8, "صدا هم منتشر می‌شود؟", "نه، فقط متن.", -6),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("واژه‌نامهٔ دسته‌های ۱۳۷", "xlsx")),
)

PERMIT_ASSISTANT = Challenge(
    code="permit-assistant",
    department="ict",
    state="awarded",
    timeline=timeline(-160, -115),
    title_fa="پاسخ‌گویی که بداند پروندهٔ شما کجاست",
    summary_fa=(
        "از هر ده نفر که به دفتر خدمات می‌آید شش نفر فقط می‌پرسد پرونده‌اش کجاست. پاسخ درست باید بی صف به او برسد."
    ),
    need_fa=html("""
        سامانهٔ پروانه ۳۴ وضعیت دارد که نامشان را فقط کارمند می‌فهمد. پیامکی که «در انتظار اقدام» می‌گوید، کسی را
        آرام نمی‌کند.

        پاسخ‌گویی می‌خواهیم، نوشتاری و تلفنی، که وضعیت را به زبان ساده بگوید، بگوید توپ در زمین کیست، چند روز
        معمولاً طول می‌کشد و اگر چیزی نمی‌داند حدس نزند.
    """),
    outcomes_fa=("کاهش ۴۰ درصدی مراجعهٔ پرس‌وجو", "پاسخ نادرست کمتر از ۱ درصد", "کار با تلفن ساده"),
    data_fa="۱۲ هزار گفت‌وگوی مرکز تماس بی‌نام‌شده و شرح ۳۴ وضعیت.",
    site_fa="دفترهای خدمات منطقه‌های ۴ و ۵ و خط ۱۸۸۸ آزمایشی.",
    trl_min=6,
    budget_rial=29 * BILLION_TOMAN // 10,
    procurement="medium",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("permits", "data"),
    capabilities=("chatbots", "nlp-persian", "speech", "workflow-automation"),
    districts=(4, 5),
    form=(
        FormQuestion("پاسخ از کجا می‌آید و چگونه جلو حدس را می‌گیرید؟", "", 350, 40),
        FormQuestion("با گفتار فارسی پشت تلفن بد چه می‌کنید؟", "", 250, 20),
        FormQuestion("دادهٔ پرونده کجا می‌ماند؟", "", 200, 20),
    ),
    criteria=(
        Criterion("true", "درستی پاسخ", "", 40, "technical", ACCURACY),
        Criterion("privacy", "حریم پرونده", "", 20, "technical", PRIVACY),
        Criterion("people", "فهم مردم", "", 20, "impact", PEOPLE),
        price(20),
    ),
    questions=(
        Question(-138, "پاسخ دربارهٔ جریمه‌ها هم لازم است؟", "در این پایلوت نه.", -135),
        Question(-148, "شناسایی تماس‌گیرنده چگونه است؟", "شمارهٔ پرونده و رمز پیامکی.", -145),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("شرح ۳۴ وضعیت", "xlsx")),
)

TAJRISH_CROWD = Challenge(
    code="tajrish-crowd",
    department="district-1",
    state="evaluating",
    timeline=timeline(-52, -12),
    title_fa="ازدحام میدان تجریش پیش از آن‌که خفه شود",
    summary_fa=(
        "شب‌های پیش از نوروز و روزهای سوگواری، میان بازار و امامزاده صالح نفس بند می‌آید. شمار و جهت جمعیت را باید "
        "دقیقه‌ای دید."
    ),
    need_fa=html("""
        اسفند گذشته سه نفر در دهانهٔ تکیه زیر فشار جمعیت از حال رفتند. نگهبان‌ها بی‌سیم دارند، ولی هر کس فقط دو
        متر جلو خود را می‌بیند.

        تراکم را بی شناختن چهره‌ها می‌خواهیم، با هشداری که به کسبه و نگهبان بگوید کدام در باز و کدام راه یک‌طرفه
        شود.
    """),
    outcomes_fa=("تراکم هر گذر با خطای ۱۵ درصد", "هشدار ۱۰ دقیقه پیش از چهار نفر در متر مربع", "بی نگه‌داشتن تصویر"),
    data_fa="نقشهٔ گذرها و درها، شمارش دستی دو شب.",
    site_fa="بازار تجریش، تکیهٔ بزرگ و صحن امامزاده صالح.",
    trl_min=6,
    budget_rial=15 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=KNOWLEDGE_BASED,
    fields=("community", "walking-cycling", "heritage"),
    capabilities=("crowd-management", "people-counting", "edge-computing", "anonymisation"),
    districts=(1,),
    form=(
        FormQuestion("تراکم را در گذر سرپوشیده چگونه می‌سنجید؟", "", 300, 35),
        FormQuestion("هشدار چه می‌گوید و به که؟", "", 250, 25),
        FormQuestion("تصویر چهره‌ها چه می‌شود؟", "", 150, 20),
    ),
    criteria=(
        Criterion("accuracy", "درستی تراکم", "", 35, "technical", ACCURACY),
        Criterion("privacy", "بی‌نامی", "", 20, "technical", PRIVACY),
        Criterion("use", "سود برای نگهبان و کسبه", "", 25, "impact", PEOPLE),
        price(20),
    ),
    questions=(
        Question(-42, "نصب روی سقف تاریخی بازار مجاز است؟", "با گیره و بی سوراخ.", -39),
        Question(-30, "برق اضطراری هست؟", "در دفتر هیئت‌امنا.", -27),
    ),
    documents=(Document("شرح چالش", "pdf"), Document("نقشهٔ گذرها", "pdf")),
)
SMART_BENCH = Challenge(
    code="smart-bench",
    department="beautification",
    state="cancelled",
    timeline=timeline(-80, -35),
    title_fa="نیمکت هوشمند خیابان ولیعصر",
    summary_fa="نیمکتی با شارژ گوشی و وای‌فای برای سایهٔ چنارهای ولیعصر.",
    need_fa=html("""
        در نظرسنجی سال گذشته، جای نشستن و شارژ گوشی از خواسته‌های رهگذران ونک تا پارک ساعی بود. می‌خواستیم چند
        نمونه با برق خورشیدی آزموده شود.

        نیمکت باید برای سالمند دسته داشته باشد و زیر برگ‌ریز پاییز تمیز بماند.
    """),
    outcomes_fa=("دوام یک‌ساله", "روزی ۲۰ بار شارژ"),
    data_fa="شمارش رهگذر.",
    site_fa="ده نقطه میان ونک و پارک ساعی.",
    trl_min=6,
    budget_rial=12 * BILLION_TOMAN // 10,
    procurement="small",
    ip="vendor_keeps",
    eligibility=ANY_FIRM,
    fields=("community", "energy"),
    capabilities=("street-furniture", "solar-power"),
    districts=(3,),
    form=(
        FormQuestion("نیمکت زیر سایهٔ چنار برق از کجا می‌آورد؟", "", 250, 40),
        FormQuestion("دوام و تعمیر؟", "", 200, 20),
        FormQuestion("سالمند چگونه از آن برمی‌خیزد؟", "", 150, 20),
    ),
    criteria=(
        Criterion("works", "کارکرد در سایه", "", 40, "technical", EVIDENCE),
        Criterion("people", "آسایش", "", 20, "impact", PEOPLE),
        Criterion("upkeep", "دوام", "", 20, "delivery", UPKEEP),
        price(20),
    ),
    questions=(
        Question(-58, "سایهٔ چنار را اندازه گرفته‌اید؟", "نه؛ میانگین سایه هشتاد درصد روز است.", -55),
        Question(-70, "اینترنت با کیست؟", "با شرکت.", -67),
    ),
    documents=(Document("شرح چالش", "pdf"),),
    state_reason_fa=(
        "سازمان فناوری اطلاعات پیش‌تر قرارداد همین خدمت را در همان مسیر بسته بود. برای آن‌که یک کار دو بار خریده "
        "نشود، این چالش لغو شد. از سه شرکتی که پیش‌نویس داشتند پوزش می‌خواهیم."
    ),
)
