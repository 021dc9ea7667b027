"""The proposals for stormdrain-litter and how they were judged."""

from marketplace.management.demo.prose import lines
from marketplace.management.demo.schema import Case, Proposal, TeamLine
from marketplace.management.demo.terms import BILLION_TOMAN

STORMDRAIN_LITTER = Case(
    challenge="stormdrain-litter",
    proposals=(
        Proposal(
            vendor="nahrban",
            submitted_day=-6,
            outcome="sealed",
            price_rial=14 * BILLION_TOMAN // 10,
            answers_fa=lines("""
                تلهٔ کج سبدی لولایی است. وقتی آب پشت سبد پر پانزده سانتی‌متر بالا بیاید، وزن آب وزنه را بلند
                می‌کند و سبد می‌خوابد؛ آب می‌رود و زباله در جیب پشتی می‌ماند. در دو سیلاب منطقهٔ ۱۹، آب پشت تله
                هفت سانتی‌متر بیشتر بالا نیامد. فیلم آن پیوست است.

                خودرو خدماتی کنار دهانه می‌ایستد، قلاب جرثقیل کوچکش را به گوش سبد می‌اندازد و آن را در مخزن خالی
                می‌کند. دو کارگر و هفت دقیقه. کسی پا در آب نمی‌گذارد.

                آهن ما ارزان و جوش‌خورده است و باز نمی‌شود. در یک سال از سه تله چیزی ندزدیدند، شاید چون بوی خوبی
                ندارد.
            """),
            team=(TeamLine("قاسم آهنگر", "مدیر کار"),),
        ),
        Proposal(
            vendor="zolal",
            submitted_day=-5,
            outcome="sealed",
            price_rial=18 * BILLION_TOMAN // 10,
            answers_fa=lines("""
                پرده‌ای از زنجیر پلیمری در عرض دهانه می‌آویزیم که زباله را نگه می‌دارد و با فشار آب از پایین باز
                می‌شود. محاسبهٔ هیدرولیک برای هر سه تیپ دهانه با دبی ده‌ساله پیوست است؛ بالا آمدن آب هشت سانتی‌متر
                است.

                زباله با مکندهٔ خودرو لای‌روب از بالا گرفته می‌شود. یک کارگر شلنگ را نگه می‌دارد و نه دقیقه زمان
                می‌برد.

                زنجیر از پلی‌اتیلن است و بهای بازیافت آن ناچیز است؛ برای دزد ارزشی ندارد.
            """),
            team=(TeamLine("منصور زاینده", "مدیر کار"),),
        ),
        Proposal(
            vendor="bazgasht",
            submitted_day=-4,
            outcome="sealed",
            price_rial=12 * BILLION_TOMAN // 10,
            answers_fa=lines("""
                بازوی شناوری در خم نهر می‌گذاریم که زباله را به حوضچهٔ کناری می‌راند و راه اصلی همیشه باز می‌ماند.
                تلهٔ پر فقط حوضچه را پر می‌کند و آب از کنارش می‌گذرد.

                لودر کوچک هفته‌ای یک بار حوضچه را خالی می‌کند. کارگر کنار می‌ایستد و با چنگک کمک می‌کند؛ ده دقیقه.

                شناور از لولهٔ پلاستیکی پر از فوم است. در کانال ورامین دو سال کار کرده و یک بار پس از سیل عوض شده
                است.
            """),
            team=(TeamLine("سحر خاکی", "مدیر کار"),),
        ),
    ),
)
