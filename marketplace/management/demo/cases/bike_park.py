"""The proposals for bike-park and how they were judged."""

from marketplace.management.demo.prose import lines
from marketplace.management.demo.schema import Case, Proposal, TeamLine
from marketplace.management.demo.terms import BILLION_TOMAN

BIKE_PARK = Case(
    challenge="bike-park",
    proposals=(
        Proposal(
            vendor="charkhopark",
            submitted_day=-5,
            outcome="sealed",
            price_rial=11 * BILLION_TOMAN // 10,
            answers_fa=lines("""
                چرخ‌جعبه از ورق فولاد ۳ میلی‌متری است و قفل آن از درون چفت می‌شود؛ لولا بیرون ندارد. سه قفل‌ساز با
                ابزار خودشان آزمودند و بهترین زمان نُه دقیقه با سروصدای زیاد بود. حسگر لرزش پس از ده ثانیه آژیر
                می‌زند و نگهبان ایستگاه خبر می‌گیرد.

                کارت بلیت را روی در می‌گذارید، در باز می‌شود، چرخ جلو را در شیار می‌گذارید و دوچرخه ایستاده بالا
                می‌رود؛ فنر وزن آن را می‌گیرد. بیست ثانیه. بار نخست تابلویی با سه تصویر راهنماست.

                برق از پنل کوچک بام جعبه است. اگر خراب شود، کلید مکانیکی نزد ایستگاه است. تابستان و زمستان سه سال
                در شریف گذشته و فقط دو قفل عوض شده است.
            """),
            team=(TeamLine("تینا رکاب‌زن", "مدیر کار"), TeamLine("حسین جوشکار", "ساخت")),
        ),
        Proposal(
            vendor="niroosaz",
            submitted_day=-4,
            outcome="sealed",
            price_rial=119 * BILLION_TOMAN // 100,
            answers_fa=lines("""
                قفسه‌ای دیواری با بازوی برقی پیشنهاد می‌دهیم که دوچرخه را به ارتفاع دو متر می‌برد؛ جایی که دزد بی
                نردبان به آن نمی‌رسد. دوربین و چراغ هم روی همان بازو است و باتری دوچرخه‌های برقی همان‌جا شارژ
                می‌شود.

                کاربر شماره‌ای می‌گیرد و دوچرخه را به قلاب می‌آویزد. بازو در هجده ثانیه بالا می‌رود. برای برگشت
                همان کارت کافی است. سالمند لازم نیست وزنی بلند کند.

                اگر برق قطع شود، باتری دو روز کار می‌کند. گروه شب ما تا دو ساعت می‌رسد.
            """),
            team=(TeamLine("بهنام برقی", "مدیر کار"),),
        ),
    ),
)
