from tests.ui.headless import display

__all__ = ["display"]
