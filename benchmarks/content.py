"""The same made-up articles for both sites, and one small picture each."""

import random
from datetime import timedelta
from io import BytesIO

from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image as Picture

WORDS = (
    "dinas kabupaten warga layanan jalan air sekolah puskesmas petani pasar anggaran kegiatan "
    "jadwal kantor desa kecamatan program bantuan data petugas hari kerja masyarakat"
).split()


def text(chance, characters):
    """About that many characters of sentences."""
    out = ""
    while len(out) < characters:
        out += " ".join(chance.choices(WORDS, k=12)).capitalize() + ". "
    return out[:characters]


def articles(count):
    """(title, slug, date, lead, paragraphs) for each article, newest last."""
    chance = random.Random(7)
    now = timezone.now()
    for i in range(count):
        yield (
            text(chance, 60).strip(" ."), f"berita-{i}", now - timedelta(hours=count - i),
            text(chance, 180), [text(chance, 400) for _ in range(6)],
        )  # fmt: skip


def pictures(model, count=12):
    """A few stored pictures that the articles share."""
    found = []
    for i in range(count):
        buffer = BytesIO()
        Picture.new("RGB", (1500, 1000), (20 * i % 255, 90, 120)).save(buffer, "JPEG")
        buffer.seek(0)
        found.append(model.objects.create(title=f"p{i}", file=ImageFile(buffer, name=f"p{i}.jpg")))
    return found
