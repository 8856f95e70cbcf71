FROM python:3.13-slim
WORKDIR /app
COPY requirements.txt .
RUN pip install --no-cache-dir --require-hashes -r requirements.txt
COPY . .
RUN pip install --no-cache-dir --no-deps --no-build-isolation . \
    && useradd --create-home eujp \
    && install --directory --owner=eujp /data
# What pip install '.[…]' takes beside the rest, in the versions that were tested: --build-arg EXTRAS=pictures draws the digests' chart.
ARG EXTRAS=
RUN if [ -n "$EXTRAS" ]; then \
        sed -n 's/^\([^ ]*==.*[^ ]\) *\\$/\1/p' requirements-dev.txt > /tmp/tested.txt \
        && pip install --no-cache-dir --no-build-isolation --constraint /tmp/tested.txt ".[$EXTRAS]"; \
    fi
USER eujp
WORKDIR /data
VOLUME /data
ENV EUJP_DATABASE_URL=sqlite:////data/eujp.db EUJP_HOST=0.0.0.0
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import os, urllib.request as web; web.urlopen(f'http://127.0.0.1:{os.environ.get(\"EUJP_PORT\", 8080)}/healthz', timeout=4)"]
CMD ["eujp", "run"]
