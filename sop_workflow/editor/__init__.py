"""The screens people work in, inside the Wagtail admin."""
