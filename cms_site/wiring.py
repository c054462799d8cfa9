"""The one place where an app's signals and registries meet another app's verbs."""


def connect() -> None:
    """Join the plugins. Called once by ``CmsSiteConfig.ready``."""
