"""The demo's page tree: home, news section, the standing pages, and who answers for them."""

from django.db import transaction
from wagtail.models import Page, Site

from cms_site.models import HomePage, StandardPage
from ppid_pages.public import NewsIndexPage

AGENCY = "Pemerintah Kabupaten Contoh"
UNIT = "Dinas Komunikasi dan Informatika"
PROFILE = (
    ("paragraph", "<p>Dinas Komunikasi dan Informatika mengelola informasi publik, laman resmi, "
     "dan jaringan pemerintah kabupaten. Bidang Komunikasi Publik menyiapkan berita, foto, dan "
     "video kegiatan perangkat daerah.</p>"),
    ("heading", "Tugas"),
    ("paragraph", "<ul><li>Menerbitkan berita kegiatan perangkat daerah menurut SOP yang "
     "berlaku.</li><li>Melayani permohonan informasi publik.</li><li>Mengelola jaringan dan "
     "aplikasi pemerintah kabupaten.</li></ul>"),
)  # fmt: skip
CONTACT = (
    ("facts", {"title": "Kantor", "lines": [
        {"label": "Alamat", "value": "Jalan Merdeka Nomor 1, Kota Contoh"},
        {"label": "Telepon", "value": "(0500) 123456"},
        {"label": "Surel", "value": "humas@contohkab.example"},
        {"label": "Jam layanan", "value": "Senin–Kamis 07.30–16.00 WIB, Jumat 07.30–16.30 WIB"},
    ]}),
    ("heading", "Meminta publikasi kegiatan"),
    ("paragraph", "<p>Perangkat daerah mengirim surat permintaan publikasi beserta data kegiatan. "
     "Kami mengagendakan surat pada hari yang sama. Anda menerima surel berisi alamat berita "
     "setelah berita tayang.</p>"),
)  # fmt: skip
ACCESSIBILITY = (
    ("paragraph", "<p>Laman ini dibuat menurut WCAG 2.2 tingkat AA. Anda dapat memilih tema, "
     "kontras, ukuran huruf, dan bahasa pada menu Tampilan. Semua isi dapat dibaca tanpa skrip "
     "dan dengan papan ketik.</p><p>Bila ada bagian yang sulit Anda pakai, sampaikan kepada "
     "humas@contohkab.example. Kami menjawab paling lambat dua hari kerja.</p>"),
)  # fmt: skip


def set_address(port: int) -> None:
    """Let the default site answer at this port of this machine."""
    site = Site.objects.get(is_default_site=True)
    if (site.hostname, site.port) != ("127.0.0.1", port):
        site.hostname, site.port = "127.0.0.1", port
        site.save()


def _standard(home: HomePage, slug: str, title: str, intro: str, body: tuple) -> None:
    page = StandardPage(title=title, slug=slug, intro=intro, body=list(body), show_in_menus=True)
    home.add_child(instance=page)
    page.save_revision().publish()


@transaction.atomic
def build(port: int) -> NewsIndexPage:
    """Make the tree once; returns the news section. Later calls only find it."""
    section = NewsIndexPage.objects.first()
    if section is not None:
        set_address(port)
        return section
    root = Page.get_first_root_node()
    for page in root.get_children():
        page.delete()
    root.refresh_from_db()
    home = HomePage(
        title="Beranda", slug="beranda", agency=AGENCY, unit=UNIT,
        headline="Informasi milik publik, kami jaga dan kami buka",
        address="Jalan Merdeka Nomor 1, Kota Contoh", phone="(0500) 123456",
        email="humas@contohkab.example",
        hours="Senin–Kamis 07.30–16.00 WIB\nJumat 07.30–16.30 WIB",
        search_description="Berita dan informasi publik Pemerintah Kabupaten Contoh.",
    )  # fmt: skip
    root.add_child(instance=home)
    Site.objects.update_or_create(
        is_default_site=True,
        defaults={"hostname": "127.0.0.1", "port": port, "root_page": home, "site_name": UNIT},
    )
    section = NewsIndexPage(
        title="Berita", slug="berita", show_in_menus=True,
        intro="Kegiatan dan layanan perangkat daerah, diterbitkan menurut SOP yang berlaku.",
    )  # fmt: skip
    home.add_child(instance=section)
    section.save_revision().publish()
    _standard(home, "profil", "Profil", "Siapa kami dan apa tugas kami.", PROFILE)
    _standard(home, "kontak", "Kontak", "Datang, telepon, atau kirim surel.", CONTACT)
    _standard(home, "aksesibilitas", "Aksesibilitas", "Laman untuk semua orang.", ACCESSIBILITY)
    _desk(home)
    return section


def _desk(home: HomePage) -> None:
    """The services on the home page: only places that exist."""
    home.refresh_from_db()
    pages = {page.slug: page for page in home.get_children()}
    home.services = [
        ("service", {"icon": icon, "title": title, "text": text, "page": pages[slug], "link": ""})
        for icon, title, text, slug in (
            ("news", "Berita terbaru", "Kegiatan dan layanan perangkat daerah", "berita"),
            ("send", "Minta publikasi kegiatan", "Untuk perangkat daerah, lewat surat", "kontak"),
            ("office", "Profil dinas", "Tugas dan susunan kami", "profil"),
            ("phone", "Kontak dan jam layanan", "Senin sampai Jumat", "kontak"),
        )
    ]
    home.save_revision().publish()
