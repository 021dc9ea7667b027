"""News: short, dated, with what to do next."""

from marketplace.management.demo.editorial.blocks import bullets, figure, paragraph
from marketplace.management.demo.schema import Article

NEWS: tuple[Article, ...] = (
    Article(
        code="scale-18-parks",
        kind="news",
        day=-7,
        author_fa="دفتر نوآوری",
        challenges=("park-leaks",),
        title_fa="نشت‌یابی بی حفاری به ۱۸ بوستان می‌رود",
        title_en="Leak finding spreads to 18 parks",
        intro_fa="نتیجهٔ پایلوت منطقهٔ ۲۲ منتشر شد: هدررفت آب از ۳۱ به ۱۲ درصد رسید.",
        blocks=(
            paragraph("""
                شورای راهبری دیروز رأی به گسترش داد. قرارداد از راه قانونی معاملات بسته می‌شود و شرط تازه‌ای دارد:
                فاصلهٔ حسگر از خیابان پرکامیون دست‌کم پانزده متر.
            """),
            paragraph("گزارش کامل با دادهٔ خام و هدفی که برآورده نشد، در صفحهٔ نتیجه است."),
        ),
    ),
    Article(
        code="deadline-bins-extended",
        kind="news",
        day=-10,
        author_fa="دفتر نوآوری",
        challenges=("bin-fill-level",),
        title_fa="مهلت چالش پرشدگی مخزن‌ها هفت روز بیشتر شد",
        title_en="More time for the bins challenge",
        intro_fa="شصت مخزن منطقهٔ ۱۱ افزوده شد؛ کسانی که پیشنهاد فرستاده‌اند باید دوباره تأیید کنند.",
        blocks=(
            paragraph("""
                تغییر اساسی است و به همین دلیل مهلت عوض شد. پیشنهادهای فرستاده‌شده از میان نمی‌رود، ولی بی تأیید
                دوباره در بازگشایی نمی‌آید. یادآوری در صندوق پیام شماست.
            """),
        ),
    ),
    Article(
        code="lake-reopens",
        kind="news",
        day=-34,
        author_fa="دفتر نوآوری",
        challenges=("lake-algae",),
        title_fa="چالش جلبک دریاچه برمی‌گردد، با مهلتی بلندتر",
        title_en="The lake challenge returns",
        intro_fa="این بار یک تابستان کامل فرصت آزمون هست.",
        blocks=(
            paragraph("""
                در دور نخست هیچ پیشنهادی نتیجهٔ یک تابستان را نداشت. سازمان بوستان‌ها از خرداد یک بخش دریاچه را
                برای آزمون شرکت‌ها آماده می‌کند و پس از آن چالش دوباره منتشر می‌شود.
            """),
            bullets("محل آزمون: خلیج شرقی، دو هکتار", "نام‌نویسی: تا پایان اسفند", "گزارش بی‌زیانی از آغاز لازم است"),
        ),
    ),
    Article(
        code="reading-night",
        kind="news",
        day=-18,
        author_fa="ترانه میرزایی",
        title_fa="شب پرسش‌وپاسخ دربارهٔ چالش‌های آب",
        title_en="An evening of questions on water",
        intro_fa="سه‌شنبهٔ آینده، ساعت ۱۷، سرای محلهٔ نیلوفر؛ حضوری و با پخش صوتی.",
        blocks=(
            paragraph("""
                کارشناسان سازمان بوستان‌ها و معاونت فنی به پرسش‌ها پاسخ می‌دهند. هر پاسخ روز بعد در صفحهٔ چالش
                برای همه منتشر می‌شود، تا کسی که نیامده جا نماند.
            """),
        ),
    ),
    Article(
        code="lab-for-road",
        kind="news",
        day=-100,
        author_fa="دفتر نوآوری",
        challenges=("cold-asphalt",),
        title_fa="آزمایشگاه راه به روی شرکت‌ها باز شد",
        title_en="The road laboratory opens to firms",
        intro_fa="آزمون یخ و نمک، رایگان و با نوبت.",
        blocks=(
            paragraph("""
                پس از بی‌نتیجه‌ماندن چالش آسفالت سرد، آزمایشگاه راه شهرداری سه روز در هفته برای شرکت‌های
                دانش‌بنیان باز است. نتیجهٔ آزمون مال شرکت است و شهر فقط نسخه‌ای از آن را نگه می‌دارد.
            """),
        ),
    ),
    Article(
        code="service-board",
        kind="news",
        day=-55,
        author_fa="دفتر نوآوری",
        title_fa="تابلوی تعهدها؛ قول‌های دستگاه‌ها کنار عمل",
        title_en="The board of promises",
        intro_fa="از امروز هر دستگاه می‌تواند ببیند چند پرسش بی‌پاسخ دارد و نتیجه‌ها چند روز دیر شده است.",
        blocks=(
            paragraph("""
                بزرگ‌ترین گلهٔ شرکت‌ها سکوت پس از پذیرش بود. تابلو تاریخ وعده‌داده و تاریخ واقعی را کنار هم
                می‌گذارد، بی شرح و تفسیر.
            """),
            figure("۲۶ روز", "میانگین زمان از مهلت تا نتیجه در پاییز"),
        ),
    ),
)
