"""The forty startups, one module per craft. Firms and people are invented; only the check digits are real."""

from marketplace.management.demo.schema import Vendor
from marketplace.management.demo.startups.digital import GOOSH, NEGAHBAN, NEGIN, PARTO, VAJEH
from marketplace.management.demo.startups.energy_light import CHERAGH, KHONAK, NIROO, NOOR, TAMRINGAH
from marketplace.management.demo.startups.goods import BAZGASHT, MIZAN, SIBSANJ, TAZEH
from marketplace.management.demo.startups.ground import KASHIKOHAN, KHAKKAV, RAHMAYEH, SAZEHYAR
from marketplace.management.demo.startups.mobility import CHARKHESH, CHARKHOPARK, HAMRAH, RAHAFZA
from marketplace.management.demo.startups.sensing import DAMPAK, HAVABIN, NASIM, PAKSHAHR, PEZHVAK
from marketplace.management.demo.startups.structures import AVA, ZAMIN
from marketplace.management.demo.startups.vision import ATASHBIN, BINESH, DIDBAN, KAMAND, NAGHSHEKHAN
from marketplace.management.demo.startups.water_green import ABGARD, BARANYAB, DERAKHTYAR, NAHRBAN, SABZBAM, ZOLAL

VENDORS: tuple[Vendor, ...] = (
    GOOSH,
    VAJEH,
    PARTO,
    NEGIN,
    NEGAHBAN,
    NIROO,
    KHONAK,
    NOOR,
    CHERAGH,
    TAMRINGAH,
    MIZAN,
    BAZGASHT,
    TAZEH,
    SIBSANJ,
    SAZEHYAR,
    KHAKKAV,
    RAHMAYEH,
    KASHIKOHAN,
    RAHAFZA,
    CHARKHOPARK,
    HAMRAH,
    CHARKHESH,
    PAKSHAHR,
    PEZHVAK,
    HAVABIN,
    NASIM,
    DAMPAK,
    ZAMIN,
    AVA,
    BINESH,
    DIDBAN,
    KAMAND,
    NAGHSHEKHAN,
    ATASHBIN,
    ABGARD,
    ZOLAL,
    NAHRBAN,
    BARANYAB,
    DERAKHTYAR,
    SABZBAM,
)
