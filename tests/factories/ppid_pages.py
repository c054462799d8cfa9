"""Pages of the public site, named the way people speak of them."""

from datetime import timedelta
from io import BytesIO

import factory
from django.core.files.base import ContentFile
from django.utils import timezone
from django.utils.text import slugify
from PIL import Image as Bitmap
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from cms_site.models import HomePage, StandardPage
from ppid_pages.public import NewsCategory, NewsIndexPage, NewsPage, record_trail

BODY = [
    {"type": "paragraph", "value": "<p>Layanan dibuka di 42 desa, gratis.</p>"},
    {"type": "heading", "value": "Jadwal"},
    {"type": "facts", "value": {"title": "Narahubung", "lines": [
        {"label": "Telepon", "value": "(0500) 123481"}]}},
    {"type": "quote", "value": {"text": "Laporkan segera.", "source": "Kepala bidang"}},
]  # fmt: skip


class ImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = get_image_model()

    title = "Gambar"

    @factory.lazy_attribute
    def file(self):
        out = BytesIO()
        Bitmap.new("RGB", (1500, 1000), "#1E7890").save(out, "JPEG")
        return ContentFile(out.getvalue(), name="gambar.jpg")


class CategoryFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = NewsCategory
        django_get_or_create = ("slug",)

    name = "Pertanian"
    slug = factory.LazyAttribute(lambda o: slugify(o.name))


class PageFactory(factory.Factory):
    """Adds the page below ``parent`` instead of saving it."""

    class Meta:
        abstract = True

    @classmethod
    def _create(cls, model_class, *args, parent, **kwargs):
        tags = kwargs.pop("tags", ())
        page = model_class(**kwargs)
        parent.add_child(instance=page)
        if tags:
            page.tags.add(*tags)
            page.save()
        return page


class HomeFactory(PageFactory):
    class Meta:
        model = HomePage

    parent = factory.LazyFunction(Page.get_first_root_node)
    title = "Beranda"
    slug = "beranda"
    agency = "Pemerintah Kabupaten Contoh"
    unit = "Dinas Komunikasi dan Informatika"
    address = "Jalan Merdeka Nomor 1"
    headline = "Informasi milik publik"

    @factory.post_generation
    def served(home, create, extracted, **kwargs):
        """The one site of the installation starts here."""
        site, _ = Site.objects.get_or_create(
            is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
        )
        site.root_page = home
        site.save()


class SectionFactory(PageFactory):
    class Meta:
        model = NewsIndexPage

    title = "Berita"
    slug = "berita"
    show_in_menus = True
    parent = factory.SubFactory(HomeFactory)


class StandardFactory(PageFactory):
    class Meta:
        model = StandardPage

    title = "Profil"
    slug = factory.LazyAttribute(lambda o: slugify(o.title))
    show_in_menus = True
    body = BODY[:2]


class NewsFactory(PageFactory):
    class Meta:
        model = NewsPage

    class Params:
        illustrated = factory.Trait(
            image=factory.SubFactory(ImageFactory),
            image_alt="Petugas menyuntik sapi",
            image_credit="Dokumentasi",
        )
        draft = factory.Trait(live=False)

    parent = factory.SubFactory(SectionFactory)
    title = factory.Sequence(lambda n: f"Vaksinasi ternak tahap {n}")
    slug = factory.LazyAttribute(lambda o: slugify(o.title))
    lead = "Sebanyak 18.400 ekor divaksin."
    body = BODY
    category = factory.SubFactory(CategoryFactory)
    date = factory.Sequence(lambda n: timezone.now() - timedelta(days=400) + timedelta(hours=n))


def trail_of(page, **facts):
    """A trail as a finished run writes it."""
    return record_trail(page, **{
        "source_unit": "Dinas Peternakan",
        "source_reference": "524/12/2026",
        "roles": [{"role": "Petugas PKPI", "did": "wrote"}, {"role": "Editor", "did": "checked"}],
        "work_minutes": 312,
        "standard_minutes": 375,
        "sop_title": "Layanan informasi",
        **facts,
    })  # fmt: skip
