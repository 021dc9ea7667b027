"""The proposals for tajrish-crowd and how they were judged."""

from marketplace.management.demo.prose import lines
from marketplace.management.demo.schema import Case, Proposal, TeamLine
from marketplace.management.demo.terms import BILLION_TOMAN

TAJRISH_CROWD = Case(
    challenge="tajrish-crowd",
    chair="mokri",
    secretary="office1",
    evaluators=("zandi", "fathi"),
    proposals=(
        Proposal(
            vendor="binesh",
            submitted_day=-14,
            outcome="in_evaluation",
            price_rial=13 * BILLION_TOMAN // 10,
            answers_fa=lines("""
                چهارده دوربین حرارتی سقفی در گذرها می‌گذاریم که چهره را اصلاً نمی‌بینند. تراکم در خانه‌های یک‌متری
                حساب می‌شود و با شمارش دروازه‌ها هم‌خوان می‌گردد. زیر طاق‌های کوتاه که دوربین جا ندارد، از سرعت
                جریان دو سو تراکم را برآورد می‌کنیم.

                هشدار سه پله دارد: پرشدن، ایستادن، خطر. هر پله یک کار دارد که با هیئت‌امنا نوشته شده: بستن در
                شرقی، یک‌طرفه‌کردن تکیه، بازکردن صحن. پیام با بی‌سیم و چراغ سقفی می‌رود، چون در شلوغی کسی گوشی
                نگاه نمی‌کند.

                تصویر حرارتی در خود دستگاه خوانده و پاک می‌شود. از دوربین چیزی جز شمار بیرون نمی‌آید.
            """),
            team=(TeamLine("آرمین بیناپور", "مدیر کار"), TeamLine("یلدا فروتن", "تراکم")),
            sheets=(),
        ),
        Proposal(
            vendor="didban",
            submitted_day=-13,
            outcome="in_evaluation",
            price_rial=14 * BILLION_TOMAN // 10,
            answers_fa=lines("""
                رادارهای کوچک دم هر در ورود و خروج را می‌شمارند و تفاوت آن‌ها شمار درون گذر است. این روش در دالان
                سرپوشیده هم کار می‌کند و تصویری ندارد. خطا با گذشت ساعت‌ها انباشته می‌شود و هر سحر با خالی‌شدن
                بازار صفر می‌گردد.

                تابلوی سبز و سرخ بالای هر در به کسبه و زائر می‌گوید از کدام سو بروند. نگهبان پیامک و بی‌سیم هم
                می‌گیرد.

                هیچ تصویری گرفته نمی‌شود و در نتیجه چیزی برای پاک‌کردن نیست.
            """),
            team=(TeamLine("شقایق منصوری", "مدیر کار"),),
            sheets=(),
        ),
    ),
)
