"""The images: split.csv, the check that they are the studio's, and their decoding in workers."""

import csv
import hashlib
import sys
from collections import namedtuple
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import torch
from PIL import Image, ImageOps

#: `label` is the index of the class, `split` is train, validation or test.
Item = namedtuple("Item", "path sha256 label split")


def read_split(file, classes):
    """The rows of split.csv, in their order: an image's index is its row."""
    with open(file, newline="", encoding="utf-8") as rows:
        return [
            Item(plain(row["path"]), row["sha256"], classes.index(plain(row["label"])), row["split"])
            for row in csv.DictReader(rows)
        ]


def plain(cell):
    """Text that a spreadsheet would run as a formula has an apostrophe before it in the CSV."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in tuple("=+-@\t\r") else cell


def digest(path):
    with open(path, "rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def locate(items, folder):
    """
    The file of each item in `folder`: at its path, at its path without the first folder, or any
    file with its contents (such as the studio's dataset.zip, unpacked). Exits with a message
    that names the first file that is missing or different.
    """

    if not folder.is_dir():
        sys.exit(f"There is no folder {folder}. Give --data the folder with the images.")

    def at_its_path(item):
        places = [folder / item.path, folder.joinpath(*item.path.split("/")[1:])]
        files = [place for place in places if place.is_file()]
        return next((file for file in files if digest(file) == item.sha256), None), files

    with ThreadPoolExecutor() as pool:
        found = list(pool.map(at_its_path, items))
        if any(file is None for file, _ in found):
            files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
            by_contents = dict(zip(pool.map(digest, files), files))
            found = [(file or by_contents.get(item.sha256), seen) for item, (file, seen) in zip(items, found)]
    absent = [(item, seen) for item, (file, seen) in zip(items, found) if file is None]
    if absent:
        item, seen = absent[0]
        what = "is not the image that the studio used: its SHA-256 differs" if seen else f"is not in {folder}"
        sys.exit(
            f"{seen[0] if seen else item.path} {what}. {len(absent)} of {len(items)} images are missing or different. "
            "Give --data the folder that you gave the studio, or its dataset.zip, unpacked."
        )
    return [file for file, _ in found]


def decode(path, size):
    """uint8 RGB [size, size, 3]: turned by EXIF, flattened on white, squashed by an antialiased triangle filter."""
    with Image.open(path) as opened:
        image = ImageOps.exif_transpose(opened)
        if image.mode != "RGB":
            image = image.convert("RGBA")
            image = Image.alpha_composite(Image.new("RGBA", image.size, "white"), image).convert("RGB")
        if image.size != (size, size):
            image = image.resize((size, size), Image.BILINEAR)
        return torch.from_numpy(np.array(image))


class Images(torch.utils.data.Dataset):
    """Decoded images by index."""

    def __init__(self, paths, size):
        self.paths, self.size = paths, size

    def __len__(self):
        return len(self.paths)

    def __getitem__(self, index):
        return decode(self.paths[index], self.size)


class Reader:
    """Decodes batches of images in worker processes, which live as long as the reader."""

    def __init__(self, paths, size, workers, device):
        self.batches = []
        self.loader = torch.utils.data.DataLoader(
            Images(paths, size),
            batch_sampler=self,
            num_workers=workers,
            persistent_workers=workers > 0,
            pin_memory=device.type == "cuda",
        )
        self.device = device

    def __iter__(self):
        return iter(self.batches)

    def __len__(self):
        return len(self.batches)

    def read(self, batches):
        """float32 0–255 [n, size, size, 3] on the device, for each list of indices in turn."""
        self.batches = batches
        for pixels in self.loader:
            yield pixels.to(self.device, non_blocking=True).float()
